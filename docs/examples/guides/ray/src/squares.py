import ray


@ray.remote
def square(number: int) -> int:
    return number * number


if __name__ == "__main__":
    ray.init()
    squares = ray.get([square.remote(number) for number in range(10)])
    print("the squares sum up to", sum(squares))
