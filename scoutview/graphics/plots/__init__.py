"""Everything with axes: `CurvePlot` over the steps of a run, `GraphPlot` of any quantity against another.

For another kind derive from `AxesPlot`, which says what to override; what is along its axis across is a `Quantity`.
"""
