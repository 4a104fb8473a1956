#!/bin/sh
# Tries a packaged program where it is, in a new folder: what it shows, draws, trains and answers. Needs no Python.
#
#   tools/packaging/try.sh PROGRAM FOLDER     with a screen (DISPLAY) also a window on it
set -eu
program=$1
mkdir "$2"
cd "$2"
export HOME="$PWD/home"

stop() {
    echo "$1" >&2
    exit 1
}

# Makes a file, or - for none, by these words. It may not speak of an error, and the file has to be there then.
try() {
    made=$1
    shift
    echo "== scoutview $*"
    "$program" "$@" >told 2>&1 || stop "It failed: $(cat told)"
    ! grep -E 'Traceback|Warning|Something went wrong' told || stop "It spoke of an error."
    [ "$made" = - ] || [ -s "$made" ] || stop "It made no $made."
    tail -n 1 told
}

try - --version
try - --help
try - labs
try run.scout train digits --steps 20 -o run.scout
try run.scout train digits --continue --steps 10 -o run.scout
try answer.npz observe run.scout --question prediction -o answer.npz
for file in panel.png panel.svg panel.pdf film.mp4 film.gif slides.pptx page.html; do
    try "$file" export run.scout --panel learning_curves -o "$file"
done
try sweep/sweep.json sweep sums --vary seed=0,1 --steps 3 -o sweep
QT_QPA_PLATFORM=offscreen try - --smoke
if [ -n "${DISPLAY:-}" ]; then
    try - --smoke
fi
echo "All of it works."
