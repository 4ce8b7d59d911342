/** No text can be had from a file, for a reason that lies in the file itself. Its message is for the file's owner. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What is said of a file that ends too early, or is not what its first bytes promise. */
export const DAMAGED = 'It is damaged or incomplete.';
/** What is said of a file that asks for a password. */
export const ENCRYPTED = 'It is protected by a password. Remove the protection, then upload it again.';
/** What is said of a file whose reading was broken off because it needed more memory than it is given. */
export const TOO_MUCH_MEMORY = 'It needs too much memory to be read.';
/** What is said of a file whose reading was broken off because it took longer than it is given. */
export const TOO_MUCH_TIME = 'It takes too long to be read.';
