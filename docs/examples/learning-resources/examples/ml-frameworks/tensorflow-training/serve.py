import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

import keras
import numpy as np

model = keras.models.load_model("circle.keras")


class Predict(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        points = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        inside = model.predict(np.array(points, dtype="float32"), verbose=0)[:, 0]
        body = json.dumps([round(float(value), 2) for value in inside]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", int(sys.argv[1])), Predict)
    print("serves on port", server.server_port, flush=True)
    server.serve_forever()
