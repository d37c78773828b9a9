import pulumi
import pulumi_dockerhub as dockerhub
from people import NEWCOMERS, PEOPLE

groups = {
    name: dockerhub.Group(name, name=name, description=description)
    for name, description in {
        "platform": "Runs the clusters",
        "backend": "Builds the services",
        "data": "Moves and keeps the data",
        "security": "Reviews images and access",
    }.items()
}

for person in PEOPLE:
    # Whoever leaves this stack stays in the organization as a plain member; removing people is a decision of its own.
    member = dockerhub.OrgMember(
        person.username,
        username=person.username,
        role=person.role,
        on_destroy=dockerhub.OrgMemberOnDestroy.DOWNGRADE,
    )
    for group in person.groups:
        dockerhub.GroupMembership(
            f"{person.username}-{group}",
            group=groups[group].name,
            username=person.username,
            opts=pulumi.ResourceOptions(depends_on=[member]),
        )

for newcomer in NEWCOMERS:
    dockerhub.Invite(newcomer.invitee, invitee=newcomer.invitee, group=groups[newcomer.group].name)

dockerhub.OrgSettings(
    "settings",
    restricted_images={
        "enabled": True,
        "allow_official_images": True,
        "allow_verified_publishers": True,
    },
)

# It outlives this stack: its images would go with it.
api = dockerhub.Repository(
    "api",
    name="api",
    visibility=dockerhub.RepositoryVisibility.PRIVATE,
    description="Answers for the services",
    immutable_tags={"enabled": True, "rules": ["v.*"]},
)
Permission = dockerhub.RepositoryPermissionPermission
may_on_api = {
    "platform": Permission.ADMIN,
    "backend": Permission.WRITE,
    "security": Permission.READ,
}
for group, permission in may_on_api.items():
    dockerhub.RepositoryPermission(
        f"api-{group}",
        repository=api.name,
        group=groups[group].name,
        permission=permission,
    )

ci = dockerhub.PersonalAccessToken("ci", scopes=[dockerhub.PersonalAccessTokenScope.REPO_WRITE])

# For the build system; secret, also in the state.
pulumi.export("token", ci.token)
pulumi.export("platformGroup", groups["platform"].group_id)
