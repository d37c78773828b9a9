package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-dockerhub.local/sdk/go/dockerhub"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		groups, err := declareGroups(ctx)
		if err != nil {
			return err
		}
		if err := declarePeople(ctx, groups); err != nil {
			return err
		}
		if err := declareApi(ctx, groups); err != nil {
			return err
		}

		_, err = dockerhub.NewOrgSettings(ctx, "settings", &dockerhub.OrgSettingsArgs{
			RestrictedImages: &dockerhub.OrgSettingsRestrictedImagesArgs{
				Enabled:                 pulumi.Bool(true),
				AllowOfficialImages:     pulumi.Bool(true),
				AllowVerifiedPublishers: pulumi.Bool(true),
			},
		})
		if err != nil {
			return err
		}

		ci, err := dockerhub.NewPersonalAccessToken(ctx, "ci", &dockerhub.PersonalAccessTokenArgs{
			Scopes: dockerhub.PersonalAccessTokenScopeArray{dockerhub.PersonalAccessTokenScopeRepoWrite},
		})
		if err != nil {
			return err
		}

		// For the build system; secret, also in the state.
		ctx.Export("token", ci.Token)
		ctx.Export("platformGroup", groups["platform"].GroupId)
		return nil
	})
}

func declareGroups(ctx *pulumi.Context) (map[string]*dockerhub.Group, error) {
	groups := map[string]*dockerhub.Group{}
	for name, description := range map[string]string{
		"platform": "Runs the clusters",
		"backend":  "Builds the services",
		"data":     "Moves and keeps the data",
		"security": "Reviews images and access",
	} {
		group, err := dockerhub.NewGroup(ctx, name, &dockerhub.GroupArgs{
			Name:        pulumi.String(name),
			Description: pulumi.String(description),
		})
		if err != nil {
			return nil, err
		}
		groups[name] = group
	}
	return groups, nil
}

func declarePeople(ctx *pulumi.Context, groups map[string]*dockerhub.Group) error {
	for _, one := range people {
		// Whoever leaves this stack stays in the organization as a plain member; removing people is a decision of its own.
		member, err := dockerhub.NewOrgMember(ctx, one.username, &dockerhub.OrgMemberArgs{
			Username:  pulumi.String(one.username),
			Role:      one.role,
			OnDestroy: dockerhub.OrgMemberOnDestroyDowngrade,
		})
		if err != nil {
			return err
		}
		for _, group := range one.groups {
			_, err := dockerhub.NewGroupMembership(ctx, one.username+"-"+group, &dockerhub.GroupMembershipArgs{
				Group:    groups[group].Name,
				Username: pulumi.String(one.username),
			}, pulumi.DependsOn([]pulumi.Resource{member}))
			if err != nil {
				return err
			}
		}
	}
	for _, one := range newcomers {
		_, err := dockerhub.NewInvite(ctx, one.invitee, &dockerhub.InviteArgs{
			Invitee: pulumi.String(one.invitee),
			Group:   groups[one.group].Name,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func declareApi(ctx *pulumi.Context, groups map[string]*dockerhub.Group) error {
	// It outlives this stack: its images would go with it.
	api, err := dockerhub.NewRepository(ctx, "api", &dockerhub.RepositoryArgs{
		Name:        pulumi.String("api"),
		Visibility:  dockerhub.RepositoryVisibilityPrivate,
		Description: pulumi.String("Answers for the services"),
		ImmutableTags: &dockerhub.RepositoryImmutableTagsArgs{
			Enabled: pulumi.Bool(true),
			Rules:   pulumi.StringArray{pulumi.String("v.*")},
		},
	})
	if err != nil {
		return err
	}
	for group, permission := range map[string]dockerhub.RepositoryPermissionPermission{
		"platform": dockerhub.RepositoryPermissionPermissionAdmin,
		"backend":  dockerhub.RepositoryPermissionPermissionWrite,
		"security": dockerhub.RepositoryPermissionPermissionRead,
	} {
		_, err := dockerhub.NewRepositoryPermission(ctx, "api-"+group, &dockerhub.RepositoryPermissionArgs{
			Repository: api.Name,
			Group:      groups[group].Name,
			Permission: permission,
		})
		if err != nil {
			return err
		}
	}
	return nil
}
