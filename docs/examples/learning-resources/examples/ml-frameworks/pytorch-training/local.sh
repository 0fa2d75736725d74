python launch.py local 10
python launch.py local 20
