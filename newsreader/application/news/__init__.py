"""How news arrives: finding feeds, fetching what is due, reading it and keeping what is new. Knows no Qt.

`refresh` is the whole of it: `retrieving` fetches in threads, `reading` turns bytes into articles where that holds
nobody up, `arrivals` keeps them, and `state` decides what the outcome means for the next time.
"""
