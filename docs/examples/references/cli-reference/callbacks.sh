try() {
    echo "$ python callbacks.py trainer=default $*"
    python callbacks.py trainer=default "$@" --yes 2>&1 | tail -n 1 | cut -c 1-86
}

try "trainer.callbacks[0].every=7" "trainer.layers+=[3]"
try "trainer.callbacks+=[Callback(every=5)]" "scores|={'f1': 2}"
try "trainer.callbacks=[Callback(every=4)]" "trainer.layers=[9]" scores.f1=1
try "trainer.callbacks+=Callback(every=5)"
try "trainer.layers[0]=9"
try "scores={'f1': 2}" scores.g=1
