const pulumi = require("@pulumi/pulumi");
const dockerhub = require("pulumi-dockerhub");

/** What runs, by tags that people can read. */
const images = {
  proxy: { repository: "nginx", tag: "1.27" },
  app: { repository: "acme/app", tag: "2.3" },
};

// Each is what its tag is now, and stays that whatever is pushed over the tag. Give them to the program that deploys
// through a stack reference: it rolls out when a digest changes, and its preview shows that.
const pinned = Object.entries(images).map(([name, image]) => [name, dockerhub.getTagOutput(image).pinned]);

module.exports = async () => {
  const { tags } = await dockerhub.staleTags({ repository: "acme/app", days: 365 });
  if (tags.length > 0)
    await pulumi.log.warn(`Nobody has used acme/app ${tags.map(({ name }) => name).join(", ")} for a year.`);
  return { images: Object.fromEntries(pinned) };
};
