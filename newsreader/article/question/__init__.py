"""The language in which articles are asked for: the same in the search field, on the command line, in smart folders.

`parse` makes a tree of what a person typed, `write` makes the text of a tree, `span` tells what its dates mean today,
`completion` what may be typed next, and `fields` holds all that there is to explain.
"""
