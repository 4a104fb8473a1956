#!/bin/sh
# ScoutView in one file. It unpacks itself at the first start, into the user's cache, and starts from there ever after.
#
#   THIS_FILE ...               as `scoutview ...`
#   THIS_FILE --unpack FOLDER   only unpacks, into a new folder
set -eu

stop() {
    echo "$1" >&2
    exit 1
}

# Into a draft beside the folder that is wanted, so that a folder with that name is always whole.
unpack() {
    mkdir -p "$(dirname "$1")" || stop "There is no room for ScoutView at $1."
    draft=$(mktemp -d "$1.XXXXXX")
    trap 'rm -rf "$draft"' EXIT
    trap 'exit 130' HUP INT TERM
    tail -n +@FIRST_LINE@ "$0" | tar -xzf - -C "$draft" ||
        stop "ScoutView could not be unpacked into $1: it takes @MEGABYTES@ MB, and this file has to be whole."
    [ -e "$1" ] || mv "$draft/ScoutView" "$1" # it may be there by now, by another start
    rm -rf "$draft"
    trap - EXIT
}

if [ "${1:-}" = --unpack ]; then
    [ $# -eq 2 ] || stop "Name a folder that is not there yet: $0 --unpack FOLDER"
    [ ! -e "$2" ] || stop "$2 is there already: name a folder that is not."
    unpack "$2"
    exit
fi
folder=${XDG_CACHE_HOME:-$HOME/.cache}/ScoutView/@NAME@
if [ ! -e "$folder" ]; then
    told="ScoutView unpacks itself for its first start, @MEGABYTES@ MB into $folder"
    echo "$told" >&2
    notify-send ScoutView "$told" 2>/dev/null || true # for whoever clicked on it
    unpack "$folder"
fi
exec "$folder/scoutview" "$@"
# What follows the next line is a folder, packed by tar and gzip.
