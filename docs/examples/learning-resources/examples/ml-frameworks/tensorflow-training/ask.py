import json
import os
import subprocess
import sys
from urllib.request import urlopen

environment = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"}
command = [sys.executable, "serve.py", "0"]   # port 0: any that is free
with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
    port = server.stdout.readline().split()[-1]
    with urlopen(f"http://127.0.0.1:{port}", data=b"[[0.0, 0.0], [1.4, 1.4]]") as answer:
        center, corner = json.load(answer)
    server.terminate()
print(f"inside: center {center:.2f}, corner {corner:.2f}")
