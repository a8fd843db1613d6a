"""A wire report, paragraph by paragraph, and later news on the same story."""

WIRE = (
    "The dam above Marlow held through the night, but water ran over its crest and washed away 300 metres of road.",
    "“We came late with 4,000 sandbags,” said Runa Feld, engineer of the Wenning Board.",
    "Two hundred pupils were taken home on lorries before noon, and lessons go on in the town hall of Estwick.",
    "Masons looked at the arches of the old bridge and found a crack as wide as a thumb in the third of them.",
    "Premiums would double within 18 months, brokers warned, unless the treasury shares the risk of low ground.",
    "Drinking water has to be boiled for a fortnight, chemists of the county said after they had tested 11 wells.",
)
OTHER_NEWS = (
    "The board has dismissed Runa Feld after a stormy sitting of five hours at its seat in Kelbrook on Thursday.",
    "A report of 90 pages says that warnings of the weather service lay unread for two days in the post room.",
    "Her deputy Tomas Arden takes over at once and is to present a plan for the six upper reservoirs by 1 March.",
)


def text(*paragraphs: str) -> str:
    """Paragraphs as a text."""
    return "\n\n".join(paragraphs)
