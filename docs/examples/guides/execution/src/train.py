import argparse
import os

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="/data")
parser.add_argument("--epochs", type=int, default=1)
options = parser.parse_args()

rank = os.environ.get("RANK") or os.environ.get("SLURM_PROCID", "0")
size = os.environ.get("WORLD_SIZE") or os.environ.get("SLURM_NTASKS", "1")
if rank == "0":
    print(f"{options.epochs} epochs on {options.data}, processes: {size}")
