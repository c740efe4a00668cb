// The door of access: the sealed log of who looked.
export { sealAccess, sealAccessHandler } from './seal.ts';
export { type SealFault, verifySeals } from './verify.ts';
