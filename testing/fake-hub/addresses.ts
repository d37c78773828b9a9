/** The longest address there is. Source: RFC 5321, section 4.5.3.1.3. */
const LONGEST = 254;

/** Whether a text is an address of e-mail, as far as one can see. */
export const isAddress = (text: string): boolean => text.length <= LONGEST && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);
