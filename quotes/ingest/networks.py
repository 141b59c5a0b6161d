"""Networks: which internet addresses anybody can reach, and what the others are for."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

# The registries of special addresses (RFC 6890 and what came later). Written out, since what
# Python calls global differs between its versions.
_SPECIAL: Final = [
    (ip_network(network), kind)
    for kind, networks in {
        "loopback": ("127.0.0.0/8", "::1/128"),
        "link-local": ("169.254.0.0/16", "fe80::/10"),
        "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
        "shared": ("100.64.0.0/10",),  # behind a carrier's own translation
        "unspecified": ("0.0.0.0/8", "::/128"),
        "multicast": ("224.0.0.0/4", "ff00::/8"),
        "reserved": (
            *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
            *("198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4"),
            *("2001::/23", "2001:db8::/32", "3fff::/20"),
        ),
    }.items()
    for network in networks
]
_GLOBAL_V6: Final = ip_network("2000::/3")  # all else is special, or given to nobody yet
# Addresses that stand for an older one, with how far its 32 bits are from their end.
_EMBEDDING: Final = [
    (ip_network("::ffff:0:0/96"), 0),  # the same, written as a newer one
    (ip_network("64:ff9b::/96"), 0),  # NAT64
    (ip_network("2002::/16"), 80),  # 6to4
]


def kind_of_network(address: str) -> str | None:
    """Return what an address is for, if not everybody can reach it, as "loopback" or "private".

    Args:
        address: An IPv4 or IPv6 address, as the system's resolver gives it; with a zone too.

    Returns:
        None for an address of the public internet.
    """
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    for network, shift in _EMBEDDING:
        if found in network:
            found = IPv4Address(int(found) >> shift & 0xFFFFFFFF)
    for network, kind in _SPECIAL:
        if found in network:
            return kind
    return "reserved" if found.version == 6 and found not in _GLOBAL_V6 else None
