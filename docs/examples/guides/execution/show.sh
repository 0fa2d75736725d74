for argument in "$@"; do
  echo "<$argument>"
done
