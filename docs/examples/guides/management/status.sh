python plugin.py > output.txt
PYTHONPATH=. nemo experiment status plugin
