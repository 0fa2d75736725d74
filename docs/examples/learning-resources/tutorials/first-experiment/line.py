from dataclasses import dataclass


@dataclass
class Line:
    slope: float = 0.0
    intercept: float = 0.0


def train(start: Line, lr: float, steps: int = 200) -> None:
    """Fit a line to (0, 1), (1, 3), (2, 5), (3, 7) by gradient descent."""
    points = [(float(x), 2.0 * x + 1.0) for x in range(4)]
    slope, intercept = start.slope, start.intercept
    for _ in range(steps):
        errors = [(slope * x + intercept - y, x) for x, y in points]
        slope -= lr * 2 * sum(e * x for e, x in errors) / len(points)
        intercept -= lr * 2 * sum(e for e, _ in errors) / len(points)
    loss = sum((slope * x + intercept - y) ** 2 for x, y in points) / len(points)
    print(f"lr={lr}: y = {slope:.2f}x + {intercept:.2f}, loss {loss:.4f}")


if __name__ == "__main__":
    train(Line(slope=0.5), lr=0.1)
