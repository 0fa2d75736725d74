from dataclasses import dataclass


@dataclass
class Layers:
    count: int = 2
