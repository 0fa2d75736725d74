import hashlib
import math
import random


def assign(user: str, test: str, share: float) -> str:
    """Give a fixed share of users version B; a user always gets the same one."""
    digest = hashlib.sha256(f"{test}:{user}".encode()).hexdigest()
    return "B" if int(digest, 16) % 10_000 < share * 10_000 else "A"


def p_value(wins: dict[str, int], users: dict[str, int]) -> float:
    """How likely a difference of this size is if A and B are equally good."""
    a, b = wins["A"] / users["A"], wins["B"] / users["B"]
    both = (wins["A"] + wins["B"]) / (users["A"] + users["B"])
    spread = math.sqrt(both * (1 - both) * (1 / users["A"] + 1 / users["B"]))
    return math.erfc(abs(a - b) / spread / math.sqrt(2))


if __name__ == "__main__":
    for share in (0.01, 0.1, 0.5):
        served = [assign(f"user-{n}", "canary", share) for n in range(10_000)]
        print(f"canary at {share:.0%}: {served.count('B')} of 10000 users get B")

    # In production the outcomes come from the server's log.
    draw = random.Random(0)
    wins, users = {"A": 0, "B": 0}, {"A": 0, "B": 0}
    for n in range(10_000):
        version = assign(f"user-{n}", "price", share=0.5)
        users[version] += 1
        wins[version] += draw.random() < {"A": 0.10, "B": 0.13}[version]
    for version in "AB":
        print(f"{version}: {wins[version]} of {users[version]} users bought")
    p = p_value(wins, users)
    print(f"p = {p:.1g}:", "keep B" if p < 0.01 else "go on testing")
