python -c "import nemo_run as run; print(run.__version__)"
command -v python nemo
