/** Where and how bytes are put, as `requestDocumentUpload` answered. */
export interface Destination {
  readonly uploadUrl: string;
  readonly uploadMethod: string;
  readonly uploadHeaders: Readonly<Record<string, string>>;
}

/**
 * Puts a file into the object store, and tells how much of it is there, from 0 to 1. By XMLHttpRequest, since `fetch` tells
 * nothing about the way up.
 * @throws Error with words for a person.
 */
export function put(file: File, destination: Destination, sent: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(destination.uploadMethod, destination.uploadUrl);
    for (const [name, value] of Object.entries(destination.uploadHeaders)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => sent(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new Error('The object store cannot be reached.'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Error(`The object store refused the file: ${request.status} ${request.statusText}`.trim()));
    };
    request.send(file);
  });
}
