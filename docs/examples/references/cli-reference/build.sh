try() {
    echo "$ python build.py $*"
    python build.py "$@" --yes 2>&1 | tail -n 1 | cut -c 1-86
}

try layers=presets.deep
try "layers=presets.deep(count=9)"
try layers=presets.deep layers.count=3
try layers=deep
try layers=presets.cluster
