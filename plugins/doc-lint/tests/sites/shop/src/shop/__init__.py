"""A shop."""


class Cart:
    """A cart."""

    def __init__(self, currency: str = "EUR") -> None:
        self.currency = currency
