import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The salt of every state that this process makes, base64. */
const SALT = randomBytes(16).toString("base64");
/** To make a key from a passphrase is slow on purpose, and tests make a stack after the other. */
const keys = new Map<string, Buffer>();

function keyOf(passphrase: string, salt: string): Buffer {
  const name = `${salt} ${passphrase}`;
  const key = keys.get(name) ?? scryptSync(passphrase, Buffer.from(salt, "base64"), 32);
  keys.set(name, key);
  return key;
}

/** Encrypts with a key made from a passphrase. */
export class Crypter {
  private readonly key: Buffer;

  /** @param salt base64; that of this process when left out */
  constructor(
    passphrase: string,
    readonly salt: string = SALT,
  ) {
    this.key = keyOf(passphrase, salt);
  }

  /** Base64 of nonce, ciphertext and tag. */
  encrypt(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
  }

  /** Throws when the passphrase is another one. */
  decrypt(sealed: string): string {
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
    } catch {
      throw new Error("The state is encrypted with another passphrase.");
    }
  }
}
