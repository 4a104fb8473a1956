#!/bin/sh
# pyarrow 26.0.1 and DuckDB 2.0.1: asked for the rows whose loss is NaN, both find none in a Parquet file that has them.
#
# Expected: a filter told to the reader of a file gives the rows that it gives on the same table in memory; that row groups
# are left out by their statistics only makes it quicker.
# Seen: two of four rows are NaN. In memory both find two. In the file DuckDB's isnan(loss) counts none, pyarrow's
# ~(loss <= 5) gives none, and even pyarrow's is_nan gives none as soon as the other values are equal (a loss that stood
# still and then diverged). The statistics of a row group leave NaN out, as the format says, and both take them for all of
# its values. Polars 2.1.0 reads the same file right, as do all three when it was written without statistics.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 duckdb==2.0.1 polars==2.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import duckdb
import polars
import pyarrow
import pyarrow.compute
import pyarrow.parquet as parquet

loss, nan = pyarrow.compute.field("loss"), float("nan")
print(f"pyarrow {pyarrow.__version__}, DuckDB {duckdb.__version__}, polars {polars.__version__}")


def rows_of_nan(log):
    """How many rows each reader finds: pyarrow in two ways, DuckDB, polars. They look at the same table and at its file."""
    memory = [
        log.filter(loss.is_nan()).num_rows,
        log.filter(~(loss <= 5)).num_rows,
        duckdb.sql("SELECT count(*) FROM log WHERE isnan(loss)").fetchall()[0][0],
        polars.from_arrow(log).filter(polars.col("loss").is_nan()).height,
    ]
    file = [
        parquet.read_table("log.parquet", filters=loss.is_nan()).num_rows,
        parquet.read_table("log.parquet", filters=~(loss <= 5)).num_rows,
        duckdb.sql("SELECT count(*) FROM 'log.parquet' WHERE isnan(loss)").fetchall()[0][0],
        polars.scan_parquet("log.parquet").filter(polars.col("loss").is_nan()).collect().height,
    ]
    return memory, file


for values, statistics, seen in (
    ([1.0, 0.5, nan, nan], True, [2, 0, 0, 2]),
    ([1.0, 1.0, nan, nan], True, [0, 0, 0, 2]),
    ([1.0, 1.0, nan, nan], False, [2, 2, 2, 2]),
):
    log = pyarrow.table({"loss": values})
    parquet.write_table(log, "log.parquet", write_statistics=statistics)
    memory, file = rows_of_nan(log)
    print(f"{values}, statistics {statistics}: is_nan, ~(<= 5), DuckDB, polars: in memory {memory}, in the file {file}")
    assert memory == [2, 2, 2, 2]
    assert file == seen, "it is read otherwise now"
END
