import { Readable } from 'node:stream';
import { AbortMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, NoSuchKey, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Env } from '../env';
import { AppError } from '../errors';
import { log } from '../log';
import { measured } from './measure';
import type { Storage } from './storage';

/** The least that S3 takes as a part; two of them are on their way at a time. */
const PART_BYTES = 5 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

type Settings = Pick<Env, 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>;

function clientOf({ S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: Settings): S3Client {
  const isNamed = S3_ACCESS_KEY_ID !== undefined && S3_SECRET_ACCESS_KEY !== undefined;
  return new S3Client({
    region: S3_REGION,
    endpoint: S3_ENDPOINT,
    // Servers other than Amazon's know no host name for each bucket, and not all of them its newer checksums.
    forcePathStyle: S3_ENDPOINT !== undefined,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(isNamed && { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }),
  });
}

/** Objects in one bucket, keyed as files on disk are. Without named keys the client finds those of its surroundings. */
export function s3Storage(settings: Settings): Storage {
  const client = clientOf(settings);
  const Bucket = settings.S3_BUCKET;
  /** Drops the parts of a file that never became one. What broke the upload off is worth telling, not whether this works. */
  const abandon = async (UploadId: string | undefined, Key: string) => {
    if (UploadId === undefined) return;
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch((error: Error) => {
      log.warn({ key: Key, error: error.message }, 'parts left in the bucket');
    });
  };
  return {
    async write(Key, bytes) {
      const { stream, result } = measured(bytes);
      const Body = Readable.from(stream, { objectMode: false });
      const upload = new Upload({ client, params: { Bucket, Key, Body }, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE, leavePartsOnError: true });
      try {
        await upload.done();
      } catch (error) {
        await abandon(upload.uploadId, Key);
        throw error;
      }
      return result();
    },
    async read(Key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range })).catch((error: unknown) => {
        throw error instanceof NoSuchKey ? new AppError('not_found', 'The file is not there any more') : error;
      });
      return Body as Readable;
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async *list(organizationId) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: `${organizationId}/` })) {
        for (const { Key: key, LastModified: at } of Contents) if (key && at) yield { key, at };
      }
    },
  };
}
