"""What can be asked: a chart."""

from __future__ import annotations

from scoutview.observation import Channel

ASKED = "chart"


def _told(name: str, dims: tuple[str, ...], description: str) -> Channel:
    return Channel(name, dims, description, question=ASKED)


def chart_channels() -> tuple[Channel, ...]:
    """In the order in which a table of them is read."""
    return (
        _told("chart_title", (), "what the chart is called"),
        _told("chart_says", (), "what is seen on it, in a sentence"),
        _told("chart_form", (), "graph or table"),
        _told("chart_finding", (), "which sentence its numbers make"),
        _told("chart_axes", ("chart axis", "word"), "of both axes: what it measures, its unit, its scale"),
        _told("chart_ends", ("chart axis", "end"), "where both axes begin and end; nan: where the numbers do"),
        _told("series_words", ("series",), "numbers that are drawn alike, by name"),
        _told("series_looks", ("series", "word"), "how they are drawn: points or line, a colour, joined or not"),
        _told("number_names", ("number",), "what each number is of"),
        _told("number_series", ("number",), "the series that it belongs to"),
        _told("numbers_across", ("number",), "where it stands across"),
        _told("numbers_up", ("number",), "the number itself"),
        _told("numbers_low", ("number",), "where its interval begins; nan without one"),
        _told("numbers_high", ("number",), "where its interval ends"),
        _told(
            "chart_points",
            ("number", "chart axis"),
            "where it stands on both axes, from -1 to 1 from the lowest to the highest",
        ),
        _told("numbers_wanted", ("number",), "1 where more is better, -1 where less is, 0 where neither is said"),
        _told("numbers_labelled", ("number",), "whether its name stands beside it"),
        _told("number_sources", ("number",), "where it was read"),
        _told("table_columns", ("table column",), "the heads of a table"),
        _told("table_cells", ("table row", "table column"), "its words"),
        _told("row_sources", ("table row",), "where each row was read"),
        _told("source_papers", ("source",), "all that the chart cites, whole"),
        _told("source_places", ("source",), "paper, year and place in brief"),
        _told("source_readings", ("source",), "how it was read, and how far off that may be"),
        _told("left_out", ("item",), "what could not be verified, and is not on the chart"),
    )
