package main

import "pulumi-dockerhub.local/sdk/go/dockerhub"

type person struct {
	username string
	role     dockerhub.OrgMemberRole
	groups   []string
}

// Everybody who belongs to the organization: one line a person, sorted by Docker ID.
var people = []person{
	{"ada", dockerhub.OrgMemberRoleOwner, []string{"platform", "security"}},
	{"bo", dockerhub.OrgMemberRoleMember, []string{"backend"}},
	{"dora", dockerhub.OrgMemberRoleEditor, []string{"backend", "data"}},
	{"eli", dockerhub.OrgMemberRoleMember, []string{"platform"}},
	{"finn", dockerhub.OrgMemberRoleMember, []string{"data"}},
	{"gwen", dockerhub.OrgMemberRoleEditor, []string{"platform", "backend"}},
}

// People who are on their way in. Once they have accepted they get a line above.
var newcomers = []struct{ invitee, group string }{
	{"cleo@example.com", "platform"},
	{"hugo@example.com", "data"},
}
