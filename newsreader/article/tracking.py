"""Takes out of a link what tells who follows it, and leaves all that leads to the page.

The names are those that senders of newsletters, advertisers and counters of visitors put behind addresses. A name that
some site needs for finding a page stands here only for the sites that do not.
"""

from __future__ import annotations

from urllib.parse import SplitResult, unquote_plus, urlsplit

# The keys by which stored articles are compared leave these out: the set must stay as it is, or articles that are in a
# library would no longer be known again.
KEY_NAMES = frozenset(
    ("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref_src", "cmpid", "ocid", "smid")
)
KEY_PREFIXES = ("utm_",)

_PREFIXES = (*KEY_PREFIXES, "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "at_link_", "at_ptr_", "at_bbc_", "at_custom")
_NAMES = KEY_NAMES | frozenset((
    # advertisers
    "gclsrc", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", "twclid", "ttclid", "li_fat_id", "epik",
    "rdt_cid", "sccid", "irclickid", "irgwc", "ysclid", "_openstat", "s_kwcid", "ef_id", "vmcid", "rb_clickid",
    "wickedid", "tblci", "obclid", "dicbo", "ndclid", "qclid", "mkwid", "pcrid",
    # networks of friends
    "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "igsh", "ref_url", "__twitter_impression", "sr_share",
    "tt_medium", "tt_content", "share_source", "wprov",
    # newsletters
    "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "oly_anon_id", "oly_enc_id",
    "vero_id", "vero_conv", "ml_subscriber", "ml_subscriber_hash", "_ke", "_kx", "ck_subscriber_id", "dm_i",
    "elqtrackid", "elqtrack", "elqaid", "elqat", "elqcampaignid", "spmailingid", "spuserid", "spjobid", "spreportid",
    "trk_contact", "trk_msg", "trk_module", "trk_sid", "emci", "emdi", "ceid", "nr_email_referer", "bsft_eid",
    "bsft_uid", "bsft_clkid", "inf_contact_key", "sms_source", "sms_click", "sms_uph",
    # counters of visitors, and publishers' own
    "at_medium", "at_campaign", "at_campaign_type", "at_format", "at_term", "at_channel", "at_emailtype",
    "at_recipient_id", "at_recipient_list", "xtor", "wt_mc", "wt.mc_id", "wtmc", "wt_zmc", "s_cid", "sc_campaign",
    "sc_channel", "sc_content", "sc_medium", "sc_outcome", "sc_geo", "sc_country", "ns_campaign", "ns_mchannel",
    "ns_source", "ns_linkname", "ns_fee", "ncid", "icid", "mbid", "smtyp", "guccounter", "guce_referrer",
    "guce_referrer_sig", "_ga", "_gl", "ito", "ftag", "ftcamp", "cvid", "spm", "scm", "int_campaign", "cmp_id",
    "traffic_source", "rss_source",
))  # fmt: skip
_OF_SITES = {
    "youtube.com": ("si", "feature", "pp", "ab_channel"),
    "youtu.be": ("si", "feature"),
    "spotify.com": ("si",),
    "twitter.com": ("s", "t", "cn", "cxt"),
    "x.com": ("s", "t", "cn", "cxt"),
    "tiktok.com": ("_r", "_t", "is_from_webapp", "sender_device"),
    "reddit.com": ("share_id", "rdt", "ref", "ref_source"),
    "linkedin.com": ("trk", "trackingid", "lipi", "refid"),
    "medium.com": ("source", "gi"),
    "substack.com": ("r", "isfreemail", "triedredirect"),
    "theguardian.com": ("cmp",),
    "nytimes.com": ("partner", "emc", "campaign_id", "instance_id", "regi_id", "segment_id", "te", "nl", "user_id"),
    "washingtonpost.com": ("wpisrc", "wpmm", "wpmk", "tid", "carta-url"),
    "bbc.co.uk": ("ns_ref",),
    "bbc.com": ("ns_ref",),
}


def clean_link(url: str) -> str:
    """A web address without name and password and without what is there for tracking; anything else as it is."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https") or not host:
        return url
    place = parts.netloc.rpartition("@")[2]
    query, fragment = _kept(parts.query, host), _kept(parts.fragment, host) if "=" in parts.fragment else parts.fragment
    if (place, query, fragment) == (parts.netloc, parts.query, parts.fragment):
        return url
    return SplitResult(parts.scheme, place, parts.path, query, fragment).geturl()


def is_key_tracking(name: str) -> bool:
    """Whether the keys by which stored articles are compared leave a parameter out."""
    return name.lower() in KEY_NAMES or name.lower().startswith(KEY_PREFIXES)


def _kept(query: str, host: str) -> str:
    """A query without the parameters that track, each of the others as it was written."""
    if not query:
        return ""
    of_site = _of_site(host)
    return "&".join(pair for pair in query.split("&") if not _tracks(pair.partition("=")[0], of_site))


def _tracks(written: str, of_site: tuple[str, ...]) -> bool:
    name = unquote_plus(written).lower().removeprefix("amp;")
    return name in _NAMES or name.startswith(_PREFIXES) or name in of_site


def _of_site(host: str) -> tuple[str, ...]:
    """The names that only track on this site."""
    labels = host.rstrip(".").split(".")
    places = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_OF_SITES[place] for place in places if place in _OF_SITES), ())
