"""The colours of the window and the arithmetic of contrast.

Every pair of `PAIRS` holds its WCAG contrast ratio in every theme; a test computes them. The high-contrast set
replaces what is soft by design (secondary text, hairlines, fills), so that everything read reaches 7:1.
"""

# Each token's colour in light, sepia and dark, the order of NAMES.
COLOURS: dict[str, tuple[str, str, str]] = {
    "side": ("#EFEDE8", "#E9DDC6", "#141517"),
    "list": ("#F7F5F1", "#F0E6D2", "#191A1D"),
    "page": ("#FFFDFA", "#F7EFDF", "#1D1E21"),
    "raised": ("#FFFFFF", "#FBF5E9", "#26272B"),
    "line": ("#DDD9D0", "#D6C6A8", "#34353A"),
    "field": ("#FFFFFF", "#FBF5E9", "#26272B"),
    "border": ("#8A847A", "#8B7554", "#7D7E85"),
    "text": ("#1C1B19", "#33281B", "#E8E5DF"),
    "text2": ("#4A463F", "#54442F", "#C3BFB7"),
    "muted": ("#67625A", "#665539", "#A09C94"),
    "accent": ("#9E2A2B", "#8A2F1C", "#F2938A"),
    "accent_on": ("#FFFFFF", "#FFF8EC", "#2A0E0C"),
    "link": ("#8F2224", "#7E2A18", "#F5A39B"),
    "sel": ("#F2DEDA", "#E6CDB0", "#3B2A2B"),
    "hover": ("#ECE9E2", "#E5D8BE", "#232428"),
    "quote": ("#C9A9A4", "#C29B7A", "#7C5450"),
    "code": ("#F3F0EA", "#EDE2CB", "#27282C"),
    "mark": ("#FFE9A8", "#F3D98B", "#4E4010"),
    "ok": ("#256B3A", "#2F5D2E", "#7FCF97"),
    "warn": ("#7A5200", "#6B4700", "#E8BE66"),
    "err": ("#B3261E", "#94200F", "#FFB4AB"),
    "star": ("#A86400", "#8A4B00", "#F0B95A"),
    "toast": ("#2B2926", "#3A2E20", "#E8E5DF"),
    "toast_on": ("#FBF9F5", "#FBF3E3", "#1D1E21"),
    "toast_act": ("#FFB4AB", "#FFB59C", "#8F2224"),
    "shadow": ("#000000", "#3A2E20", "#000000"),
}

# What differs where the desktop asks for more contrast.
HIGH_CONTRAST: dict[str, tuple[str, str, str]] = {
    "side": ("#FFFFFF", "#FBF5E9", "#000000"),
    "list": ("#FFFFFF", "#FBF5E9", "#000000"),
    "page": ("#FFFFFF", "#FBF5E9", "#000000"),
    "raised": ("#FFFFFF", "#FBF5E9", "#0A0A0B"),
    "field": ("#FFFFFF", "#FFFBF2", "#000000"),
    "line": ("#6B665E", "#7A6747", "#8F9097"),
    "border": ("#3A3731", "#4A3B26", "#C9C9CE"),
    "text": ("#000000", "#1C140A", "#FFFFFF"),
    "text2": ("#26231F", "#2F2415", "#ECEAE6"),
    "muted": ("#3B3832", "#3F3220", "#D6D3CD"),
    "accent": ("#7D1517", "#6D2011", "#FFB3AB"),
    "accent_on": ("#FFFFFF", "#FFFFFF", "#1A0504"),
    "link": ("#7D1517", "#6D2011", "#FFBEB7"),
    "sel": ("#F6E2DE", "#EEDABF", "#4A2B2B"),
    "hover": ("#EFECE6", "#F0E5CF", "#26272B"),
    "code": ("#F6F4EF", "#F4EAD6", "#161719"),
    "ok": ("#17502A", "#1F4A1F", "#9BE3B1"),
    "warn": ("#5C3D00", "#543700", "#F4D288"),
    "err": ("#8C1710", "#7C170A", "#FFC9C2"),
    "star": ("#7D4900", "#6C3A00", "#FFCB70"),
}

NAMES = ("light", "sepia", "dark")

# Foregrounds, the backgrounds they stand on, and the contrast ratio each pair must reach.
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "page list sel side hover code mark raised field", 7.0),
    ("text2", "page list raised", 7.0),
    ("text2", "sel side hover", 4.5),
    ("muted", "page list sel side hover code raised field", 4.5),
    ("link", "page", 4.5),
    ("accent", "page", 4.5),
    ("accent", "list sel side raised hover", 3.0),
    ("accent_on", "accent", 4.5),
    ("star", "list page sel raised", 3.0),
    ("border", "field page list side raised", 3.0),
    ("ok warn err", "page", 4.5),
    ("toast_on", "toast", 7.0),
    ("toast_act", "toast", 4.5),
)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """`colour` at the given share (0 to 1) over `ground`, as one opaque `#RRGGBB`."""
    channels = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in channels)
