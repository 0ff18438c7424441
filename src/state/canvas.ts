// What the screen draws, under the names it may import: the interface knows the editor's data as types only.
export type { LabDocument, Point, Probe, Size } from '../editor/document.ts';
export type { Scene, SceneEdge, SceneMark, SceneNode } from '../editor/layout/scene.ts';
export type { Performed } from '../editor/session.ts';
export type { AwsError } from '../kernel/cloud/aws-error.ts';
