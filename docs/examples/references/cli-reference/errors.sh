try() {
    echo "$ python train.py $*"
    code=0
    python train.py "$@" > output.txt 2>&1 || code=$?
    tail -n 1 output.txt | cut -c 1-86
    echo "exit code $code"
}

try model=tiny epoch=2 --yes
try model=tiny epochs=2*3 --yes
try model=huge --yes
try model=tiny executor=laptop --yes
try model=tiny
try model=tiny --dry-run --yes
try model=tiny epochs=two --yes --verbose
