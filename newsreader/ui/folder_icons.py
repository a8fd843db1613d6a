"""The icons that a reader can give a smart folder."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
FOLDER_ICON = "smart-folder"


def folder_icons() -> dict[str, str]:
    """Names of icons and what they are called, the usual one first."""
    return {
        FOLDER_ICON: translate("FolderIcons", "Smart folder"),
        "search": translate("FolderIcons", "Search"),
        "star": translate("FolderIcons", "Star"),
        "heart": translate("FolderIcons", "Heart"),
        "flag": translate("FolderIcons", "Flag"),
        "bolt": translate("FolderIcons", "Bolt"),
        "clock": translate("FolderIcons", "Clock"),
        "sun": translate("FolderIcons", "Sun"),
        "moon": translate("FolderIcons", "Moon"),
        "newspaper": translate("FolderIcons", "Newspaper"),
        "book": translate("FolderIcons", "Book"),
        "quote": translate("FolderIcons", "Quotation"),
        "person": translate("FolderIcons", "Person"),
        "globe": translate("FolderIcons", "Globe"),
        "image": translate("FolderIcons", "Picture"),
        "chart": translate("FolderIcons", "Chart"),
        "tag": translate("FolderIcons", "Tag"),
        "bookmark": translate("FolderIcons", "Bookmark"),
        "bell-check": translate("FolderIcons", "Bell"),
        "layers": translate("FolderIcons", "Layers"),
    }


def known_icon(name: str) -> str:
    """The icon of this name, or the usual one where a folder has none or one from elsewhere."""
    return name if name in folder_icons() else FOLDER_ICON
