"""Who is in the organization, as data."""

from typing import NamedTuple

from pulumi_dockerhub import OrgMemberRole as Role


class Person(NamedTuple):
    username: str
    role: Role
    groups: list[str]


class Newcomer(NamedTuple):
    invitee: str
    group: str


# Everybody who belongs to the organization: one line a person, sorted by Docker ID.
PEOPLE = [
    Person("ada", Role.OWNER, ["platform", "security"]),
    Person("bo", Role.MEMBER, ["backend"]),
    Person("dora", Role.EDITOR, ["backend", "data"]),
    Person("eli", Role.MEMBER, ["platform"]),
    Person("finn", Role.MEMBER, ["data"]),
    Person("gwen", Role.EDITOR, ["platform", "backend"]),
]

# People who are on their way in. Once they have accepted they get a line above.
NEWCOMERS = [
    Newcomer("cleo@example.com", "platform"),
    Newcomer("hugo@example.com", "data"),
]
