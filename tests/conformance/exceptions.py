"""Vectors that are not run. Each exception is a rule with its reason, never a list of names."""

RULES = [
    (
        "the original uses the resource's path as a format string",
        lambda family, vector: vector["tool"] == "resource-get" and "%!" in (vector.get("stdout") or ""),
    ),
    (
        "without any variable that tells of an agent nobody knows that it is one of Juju 1.x",
        lambda family, vector: family.startswith("legacy")
        and "JUJU_AGENT_SOCKET" in (vector.get("env") or {})
        and not vector["env"]["JUJU_AGENT_SOCKET"],
    ),
]


def exception_for(family, vector):
    """The reason why this vector is not run, or nothing."""
    for reason, applies in RULES:
        if applies(family, vector):
            return reason
    return None
