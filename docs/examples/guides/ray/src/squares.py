import ray


@ray.remote
def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    ray.init()
    print("the squares sum up to", sum(ray.get([square.remote(n) for n in range(10)])))
