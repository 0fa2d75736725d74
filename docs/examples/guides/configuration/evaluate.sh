echo "evaluating${1:+ $1} on ${DATA:-the test set}"
