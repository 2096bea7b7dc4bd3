/** How a file of a media type gets its pages; null for those that have none. */
export function wayOfDrawing(mediaType: string): 'pdf' | 'image' | 'office' | null {
  if (mediaType === 'application/pdf') return 'pdf';
  if (['image/png', 'image/jpeg', 'image/gif', 'image/webp'].includes(mediaType)) return 'image';
  const isOffice = /^application\/(msword|rtf|vnd\.(ms-(word|excel|powerpoint)|openxmlformats-officedocument|oasis\.opendocument))/.test(mediaType);
  return isOffice ? 'office' : null;
}
