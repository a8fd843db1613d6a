"""Which addresses belong to this computer or the network around it, and not to the web."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Where tunnels and filters on this computer give each name a stand-in address.
_STAND_INS = IPv4Network("198.18.0.0/15")
_TRANSLATED = IPv6Network("64:ff9b::/96")
_OLD_MAPPED = IPv6Network("::/96")
_LOCAL_NAMES = ("localhost", "local", "internal", "lan", "home.arpa")


def is_private(address: str) -> bool:
    """Whether an IP address is none of the open web: loopback, home network, link-local, reserved, multicast."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _inner(ip)
        return not ip.is_global or ip.is_multicast if inner is None else _private_v4(inner)
    return _private_v4(ip)


def is_local_name(host: str) -> bool:
    """Whether a name is by its form one of the home network, so that not even looking it up is wanted."""
    return any(host == name or host.endswith("." + name) for name in _LOCAL_NAMES)


def is_private_by_name(host: str) -> bool:
    """Whether a host is private without looking it up, which is all that can be known behind a proxy."""
    return is_private(host) if is_literal(host) else is_local_name(host)


def is_literal(host: str) -> bool:
    """Whether a host is an IP address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _private_v4(ip: IPv4Address) -> bool:
    return (not ip.is_global and ip not in _STAND_INS) or ip.is_multicast


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if it stands for one."""
    if ip in _TRANSLATED or (ip in _OLD_MAPPED and int(ip) > 1):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
