/** Widget → widget: what files, constants and pages of a noun are called. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** widget → Widget: what types are called. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
