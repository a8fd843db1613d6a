"""What people can do with the reader: add, change, keep. Its `__init__` imports nothing, so that a start stays fast."""
