python launch.py slurm 20
