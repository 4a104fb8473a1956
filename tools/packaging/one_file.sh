#!/bin/sh
# Packs a folder with a program `scoutview` in it into one file that unpacks itself: start.sh, and behind it the folder.
#
#   tools/packaging/one_file.sh FOLDER VERSION FILE
set -eu
start=$(dirname "$0")/start.sh
content=$(mktemp)
trap 'rm -f "$content"' EXIT
tar -C "$1" --owner=0 --group=0 --sort=name --mtime=@0 --transform='s,^\.,ScoutView,' -czf "$content" .
sed -e "s/@FIRST_LINE@/$(($(wc -l <"$start") + 1))/" \
    -e "s/@MEGABYTES@/$(du -sm "$1" | cut -f1)/" \
    -e "s/@NAME@/$2-$(sha256sum "$content" | cut -c1-16)/" "$start" >"$3"
cat "$content" >>"$3"
chmod +x "$3"
