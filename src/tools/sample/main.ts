import { sampleDocument } from '../../io/gallery/sample.ts';

process.stdout.write(JSON.stringify(sampleDocument('sample')));
