"""Entry point."""


def main() -> int:
    """Start."""
    return 0
