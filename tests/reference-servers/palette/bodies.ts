/** The request bodies of Palette's workspace operations. No field is required unless listed last. */
import { choice, type Field, flag, list, number, record, text, texts, time } from './fields.ts';

const gpuConfig = record({ limit: number(-1, 32), provider: choice('nvidia') }, [], { limit: 0 });
const allocation = record({ cpuCores: number(-1), gpuConfig, memoryMiB: number(-1) }, [], {
  cpuCores: 0,
  memoryMiB: 0,
});
const quota = record({ resourceAllocation: allocation });
const uniqueTexts = list(text, 'unique');
const resourceMode = choice('Always', 'Auto', 'Never');

const clusterNamespace = record(
  {
    image: record({ blackListedImages: uniqueTexts }),
    isRegex: flag,
    name: text,
    namespaceResourceAllocation: record({
      clusterResourceAllocations: list(
        record({ clusterUid: text, resourceAllocation: allocation }),
        'unique',
      ),
      defaultResourceAllocation: allocation,
    }),
  },
  [],
  { isRegex: false },
);
const clusterRef = record({ clusterName: text, clusterUid: text });

/** v1ObjectMeta */
export const meta: Field = record({
  annotations: texts,
  creationTimestamp: time,
  deletionTimestamp: time,
  labels: texts,
  lastModifiedTimestamp: time,
  name: text,
  uid: text,
});

const binding = record({
  namespace: text,
  role: record({ kind: choice('Role', 'ClusterRole'), name: text }),
  subjects: list(
    record({ name: text, namespace: text, type: choice('User', 'Group', 'ServiceAccount') }),
    'unique',
  ),
  type: choice('RoleBinding', 'ClusterRoleBinding'),
});
const relatedKind = choice(
  ...['spectrocluster', 'machine', 'cloudconfig', 'clusterprofile'],
  ...['pack', 'appprofile', 'appdeployment', 'edgehost'],
);

/** v1ClusterRbac */
export const clusterRbac: Field = record({
  metadata: meta,
  spec: record({
    bindings: list(binding, 'unique'),
    isSystem: flag,
    relatedObject: record({ kind: relatedKind, name: text, uid: text }),
  }),
  status: record({
    errors: list(record({ msg: text, name: text, resourceType: text }), 'unique'),
  }),
});

/** v1WorkspaceBackupConfigEntity */
export const backupConfig: Field = record({
  backupConfig: record({
    backupLocationName: text,
    backupLocationUid: text,
    backupName: text,
    backupPrefix: text,
    durationInHours: number(Number.NEGATIVE_INFINITY, 53),
    includeAllDisks: flag,
    includeClusterResourceMode: resourceMode,
    includeClusterResources: flag,
    locationType: text,
    namespaces: uniqueTexts,
    schedule: record({ scheduledRunTime: text }),
  }),
  clusterUids: uniqueTexts,
  includeAllClusters: flag,
});

/** v1WorkspaceBackupDeleteEntity */
export const backupDelete: Field = record({
  clusterConfigs: list(record({ backupName: text, clusterUid: text }), 'unique'),
  requestUid: text,
});

/** v1WorkspaceRestoreConfigEntity */
export const restoreConfig: Field = record(
  {
    backupRequestUid: text,
    restoreConfigs: list(
      record(
        {
          backupName: text,
          includeClusterResourceMode: resourceMode,
          includeClusterResources: flag,
          includeNamespaces: uniqueTexts,
          preserveNodePorts: flag,
          restorePVs: flag,
          sourceClusterUid: text,
        },
        ['backupName', 'sourceClusterUid'],
      ),
      'unique',
    ),
  },
  ['backupRequestUid'],
);

/** v1WorkspaceClusterNamespacesEntity and v1WorkspaceResourceAllocationsEntity */
export const namespaces: Field = record({
  clusterNamespaces: list(clusterNamespace, 'unique'),
  clusterRefs: list(clusterRef, 'unique'),
  quota,
});

/** v1WorkspaceEntity */
export const workspace: Field = record({
  metadata: meta,
  spec: record({
    clusterNamespaces: list(clusterNamespace, 'unique'),
    clusterRbacs: list(clusterRbac, 'unique'),
    clusterRefs: list(clusterRef, 'unique'),
    policies: record({ backupPolicy: backupConfig }),
    quota,
  }),
});

/** v1WorkspacesRolesPatch */
export const rolesPatch: Field = record({
  workspaces: list(record({ roles: list(text, 'repeats'), uid: text }), 'repeats'),
});
