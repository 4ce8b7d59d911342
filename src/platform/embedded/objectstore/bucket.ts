import { encodePath } from '../../objectstore/sigv4.js';
import { type StoredObject, orderOf } from './catalogue.js';
import type { Disk } from './disk.js';
import { escapeXml, fail, xml } from './errors.js';
import { type Reply, xmlReply } from './reply.js';
import type { S3Request } from './request.js';

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const MAX_KEYS = 1000;
const LIST_PARAMETERS = [
  ...['list-type', 'prefix', 'delimiter', 'max-keys', 'start-after', 'continuation-token', 'encoding-type'],
  ...['fetch-owner', 'x-id'],
];

/** Requests about the bucket. Anything but HeadBucket, GetBucketLocation, ListObjectsV2 and CreateBucket is not implemented. */
export function bucketRequest(disk: Disk, request: S3Request, region: string): Reply {
  const { method, query } = request;
  const parameters = [...query.keys()].filter((name) => !name.startsWith('X-Amz-'));
  if (method === 'GET' && query.get('list-type') === '2' && parameters.every((name) => LIST_PARAMETERS.includes(name)))
    return listObjects(disk, request);
  const plain = parameters.length === 0;
  if (method === 'HEAD' && plain) return { status: 200, headers: { 'x-amz-bucket-region': region } };
  // The one bucket is there already, and the caller owns it: S3 answers so too, in its first region.
  if (method === 'PUT' && plain) return { status: 200 };
  if (method === 'GET' && parameters.length === 1 && query.has('location'))
    return xmlReply(xml(`<LocationConstraint ${NAMESPACE}>${escapeXml(region)}</LocationConstraint>`));
  return fail('NotImplemented', 'This store does not implement that.');
}

interface Page {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
  /** After what the next page begins; null on the last. */
  readonly next: string | null;
}

function listObjects(disk: Disk, { bucket, query }: S3Request): Reply {
  const value = (name: string) => query.get(name) ?? '';
  const [prefix, delimiter] = [value('prefix'), value('delimiter')];
  const limit = query.get('max-keys') ?? String(MAX_KEYS);
  if (!/^\d{1,9}$/.test(limit)) fail('InvalidArgument', 'max-keys is no number.');
  const encoding = value('encoding-type');
  if (encoding !== '' && encoding !== 'url') fail('InvalidArgument', 'encoding-type is not url.');
  const token = query.get('continuation-token');
  const after = token === undefined ? value('start-after') : Buffer.from(token, 'base64url').toString('utf8');
  const count = Math.min(Number(limit), MAX_KEYS);
  const page = pageOf(disk, bucket, { prefix, delimiter, after, count });
  const written = (text: string) => (encoding === 'url' ? encodePath(text) : escapeXml(text));
  const next =
    page.next === null
      ? ''
      : `<NextContinuationToken>${Buffer.from(page.next).toString('base64url')}</NextContinuationToken>`;
  const content = [
    `<Name>${bucket}</Name><Prefix>${written(prefix)}</Prefix><Delimiter>${written(delimiter)}</Delimiter>`,
    `<MaxKeys>${count}</MaxKeys><KeyCount>${page.objects.length + page.prefixes.length}</KeyCount>`,
    ...(encoding === 'url' ? ['<EncodingType>url</EncodingType>'] : []),
    `<IsTruncated>${page.next !== null}</IsTruncated>${next}`,
    ...page.objects.map((object) => contentsOf(object, written)),
    ...page.prefixes.map((each) => `<CommonPrefixes><Prefix>${written(each)}</Prefix></CommonPrefixes>`),
  ];
  return xmlReply(xml(`<ListBucketResult ${NAMESPACE}>${content.join('')}</ListBucketResult>`));
}

function contentsOf({ key, lastModified, etag, size }: StoredObject, written: (text: string) => string): string {
  const about = `<LastModified>${lastModified}</LastModified><ETag>&quot;${etag}&quot;</ETag><Size>${size}</Size>`;
  return `<Contents><Key>${written(key)}</Key>${about}<StorageClass>STANDARD</StorageClass></Contents>`;
}

interface PageTerms {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly count: number;
}

function pageOf(disk: Disk, bucket: string, { prefix, delimiter, after, count }: PageTerms): Page {
  const objects: StoredObject[] = [];
  const prefixes: string[] = [];
  let last = after;
  for (const object of disk.list(bucket, orderOf(after) > orderOf(prefix) ? after : prefix)) {
    const { key } = object;
    if (!key.startsWith(prefix)) break;
    const common = commonPrefix(key, prefix, delimiter);
    // Everything up to what the page before ended with was shown there, alone or as a common prefix.
    if (after !== '' && (key === after || common === after)) continue;
    if (common !== null && common === prefixes.at(-1)) continue;
    if (objects.length + prefixes.length === count) return { objects, prefixes, next: count === 0 ? null : last };
    if (common === null) objects.push(object);
    else prefixes.push(common);
    last = common ?? key;
  }
  return { objects, prefixes, next: null };
}

/** The key up to the first delimiter after the prefix; null where there is none. */
function commonPrefix(key: string, prefix: string, delimiter: string): string | null {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? null : key.slice(0, at + delimiter.length);
}
