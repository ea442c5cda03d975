/** Generated from specs/palette/openapi.yaml as 4.9 by "npm run generate". Do not edit: change the spec. */

export type $Read<T> = {
    readonly $read: T;
};
export type $Write<T> = {
    readonly $write: T;
};
export type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]>;
} : T;
export type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]>;
} & {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never;
} : T;
export interface paths {
    "/v1/dashboard/workspaces": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the workspaces
         * @description Every workspace that the caller may see, in short.
         */
        get: operations["v1DashboardWorkspacesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a workspace
         * @description Creates a workspace of the clusters, namespaces, quota, role bindings and backup rules given.
         */
        post: operations["v1WorkspacesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/teams/{teamUid}/roles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        /**
         * Read a team's workspace roles
         * @description Lists, by project, the workspaces in which the team has roles, and those roles.
         */
        get: operations["v1TeamsWorkspaceGetRoles"];
        /**
         * Set a team's workspace roles
         * @description Gives the team, in each workspace listed, exactly the roles listed for it.
         */
        put: operations["v1TeamsWorkspaceRolesPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/users/{userUid}/roles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /**
         * Read a user's workspace roles
         * @description Lists, by project, the workspaces in which the user has roles. Roles given to the user stand apart from those that come with a team.
         */
        get: operations["v1UsersWorkspaceGetRoles"];
        /**
         * Set a user's workspace roles
         * @description Gives the user, in each workspace listed, exactly the roles listed for it.
         */
        put: operations["v1UsersWorkspaceRolesPut"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/validate/name": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether a workspace may have a name
         * @description Says that a workspace may have the name. Nothing is created or reserved.
         */
        get: operations["v1WorkspacesValidateName"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /**
         * Read a workspace
         * @description Gives the workspace with what it consists of and what failed in its clusters.
         */
        get: operations["v1WorkspacesUidGet"];
        put?: never;
        post?: never;
        /**
         * Delete a workspace
         * @description Deletes the workspace.
         */
        delete: operations["v1WorkspacesUidDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/backup": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /**
         * Read a workspace's backups
         * @description Gives the backup settings and the backups made, or only those of one request.
         */
        get: operations["v1WorkspaceOpsBackupGet"];
        /**
         * Change a workspace's backup settings
         * @description Sets what of the workspace is backed up, where to and when.
         */
        put: operations["v1WorkspaceOpsBackupUpdate"];
        /**
         * Create a workspace's backup settings
         * @description Stores what of the workspace is backed up, where to and when.
         */
        post: operations["v1WorkspaceOpsBackupCreate"];
        /**
         * Delete backups of a workspace
         * @description Deletes backups of single clusters that one request made.
         */
        delete: operations["v1WorkspaceOpsBackupDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/backup/onDemand": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back a workspace up now
         * @description Starts a backup. Reading the workspace's backups with the id returned tells how far it is.
         */
        post: operations["v1WorkspaceOpsBackupOnDemandCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/clusterNamespaces": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a workspace's clusters, namespaces and quota
         * @description Sets the clusters and namespaces that make up the workspace, and what they may use together.
         */
        put: operations["v1WorkspacesUidClusterNamespacesUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/clusterRbacs": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add role bindings to a workspace
         * @description Stores a set of role bindings, which the platform makes in the workspace's clusters.
         */
        post: operations["v1WorkspacesClusterRbacCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/clusterRbacs/{clusterRbacUid}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
                /** @description Id of the workspace's set of role bindings. */
                clusterRbacUid: components["parameters"]["ClusterRbacUid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change role bindings of a workspace
         * @description Sets the bindings of one set, which the platform then changes in the workspace's clusters.
         */
        put: operations["v1WorkspacesUidClusterRbacUpdate"];
        post?: never;
        /**
         * Remove role bindings from a workspace
         * @description Deletes one set of role bindings.
         */
        delete: operations["v1WorkspacesUidClusterRbacDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/meta": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a workspace's name, labels and annotations
         * @description Sets what describes the workspace; what it consists of stays.
         */
        put: operations["v1WorkspacesUidMetaUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/resourceAllocations": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a workspace's quota (deprecated)
         * @deprecated
         * @description The older form of setting clusters, namespaces and quota; use clusterNamespaces.
         */
        put: operations["v1WorkspacesUidResourceAllocationsUpdate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /**
         * Read what was restored in a workspace
         * @description Gives the restores made, or only that of one request.
         */
        get: operations["v1WorkspaceOpsRestoreGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{uid}/restore/onDemand": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a backup of a workspace now
         * @description Starts a restore. Reading the workspace's restores with the id returned tells how far it is.
         */
        post: operations["v1WorkspaceOpsRestoreOnDemandCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the roles
         * @description Every role that may be given.
         */
        get: operations["v1RolesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the teams
         * @description Every team of the tenant.
         */
        get: operations["v1TeamsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamUid}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        /**
         * Read a team
         * @description One team.
         */
        get: operations["v1TeamsUidGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamUid}/projects": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        /**
         * Read a team's project roles
         * @description The projects in which the team has roles, and those roles.
         */
        get: operations["v1TeamsProjectRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{teamUid}/roles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        /**
         * Read a team's tenant roles
         * @description The roles of the team in the tenant.
         */
        get: operations["V1TeamsUidTenantRolesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the users
         * @description Every user of the tenant.
         */
        get: operations["v1UsersList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/summary": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find users
         * @description The users who fit a filter, in short. It changes nothing.
         */
        post: operations["v1UsersSummaryGet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userUid}": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /**
         * Read a user
         * @description One user.
         */
        get: operations["v1UsersUidGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userUid}/projects": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /**
         * Read a user's project roles
         * @description The projects in which the user has roles, and those roles.
         */
        get: operations["v1UsersProjectRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userUid}/resourceRoles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /**
         * Read a user's resource roles
         * @description The roles that hold for what filters select.
         */
        get: operations["v1UsersUidResourceRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userUid}/roles": {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /**
         * Read a user's tenant roles
         * @description The user's own roles, and those of the teams.
         */
        get: operations["v1UsersUidRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How far the backup in the cluster is. */
        v1BackupState: {
            backupTime?: components["schemas"]["v1Time"];
            /** @description How far its deletion is. */
            deleteState?: string;
            /** @description More about the state. */
            msg?: string;
            /** @description How far the backup is. The words are not documented. */
            state?: string;
        };
        /** @description What became of the backup in the cluster. */
        v1BackupStatusMeta: {
            /** @description Name of the backup. */
            backupName?: string;
            backupState?: components["schemas"]["v1BackupState"];
            /** @description Namespaces that were saved. */
            backupedNamespaces?: string[];
            expiryDate?: components["schemas"]["v1Time"];
        };
        /** @description How one cluster is backed up. */
        v1ClusterBackupConfig: {
            /** @description Name of the place where backups go. */
            backupLocationName?: string;
            /** @description Id of the place where backups go. */
            backupLocationUid?: string;
            /** @description Name of the backup. */
            backupName?: string;
            /** @description What the names of scheduled backups begin with. */
            backupPrefix?: string;
            /**
             * Format: int64
             * @description For how many hours a backup is kept.
             */
            durationInHours?: number;
            /** @description Whether the volumes' contents are saved too. */
            includeAllDisks?: boolean;
            includeClusterResourceMode?: components["schemas"]["v1IncludeClusterResourceMode"];
            /**
             * @deprecated
             * @description Older form of `includeClusterResourceMode`.
             */
            includeClusterResources?: boolean;
            /** @description Kind of the place where backups go. */
            locationType?: string;
            /** @description Namespaces to save. */
            namespaces?: string[];
            schedule?: components["schemas"]["v1ClusterFeatureSchedule"];
        };
        /** @description Who started it. */
        v1ClusterFeatureActor: {
            /** @description Kind of the actor. */
            actorType?: string;
            /** @description Id of the actor. */
            uid?: string;
        };
        /** @description When to run. */
        v1ClusterFeatureSchedule: {
            /** @description When to run, in the notation of cron. */
            scheduledRunTime?: string;
        };
        /** @description A set of role bindings to make in clusters. */
        v1ClusterRbac: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1ClusterRbacSpec"];
            status?: components["schemas"]["v1ClusterRbacStatus"];
        };
        /** @description Gives subjects a role, in one namespace or in the whole cluster. */
        v1ClusterRbacBinding: {
            /** @description Namespace of a RoleBinding. */
            namespace?: string;
            role?: components["schemas"]["v1ClusterRoleRef"];
            /** @description Who gets the role. */
            subjects?: components["schemas"]["v1ClusterRbacSubjects"][];
            /**
             * @description Whether the binding holds in one namespace or in the whole cluster.
             * @enum {string}
             */
            type?: "RoleBinding" | "ClusterRoleBinding";
        };
        /** @description The bindings and where they come from. */
        v1ClusterRbacSpec: {
            /** @description The bindings. */
            bindings?: components["schemas"]["v1ClusterRbacBinding"][];
            /**
             * @description Whether the platform made the bindings by itself.
             * @default false
             */
            isSystem?: boolean;
            relatedObject?: components["schemas"]["v1RelatedObject"];
        };
        /** @description How making the bindings went. */
        v1ClusterRbacStatus: {
            /** @description What failed. */
            errors?: components["schemas"]["v1ClusterResourceError"][];
        };
        /** @description A user, a group or a service account. */
        v1ClusterRbacSubjects: {
            /** @description Name of the subject. */
            name?: string;
            /** @description Namespace of a service account. */
            namespace?: string;
            /**
             * @description Kind of the subject.
             * @enum {string}
             */
            type?: "User" | "Group" | "ServiceAccount";
        };
        /** @description What a namespace may use in one cluster. */
        v1ClusterResourceAllocation: {
            /** @description Id of the cluster. */
            clusterUid?: string;
            resourceAllocation?: components["schemas"]["v1WorkspaceResourceAllocation"];
        };
        /** @description One failure. */
        v1ClusterResourceError: {
            /** @description What failed. */
            msg?: string;
            /** @description Name of the resource concerned. */
            name?: string;
            /** @description Kind of the resource concerned. */
            resourceType?: string;
        };
        /** @description The role, by kind and name. */
        v1ClusterRoleRef: {
            /**
             * @description Kind of the role.
             * @enum {string}
             */
            kind?: "Role" | "ClusterRole";
            /** @description Name of the role. */
            name?: string;
        };
        /** @description A workspace, in short. */
        v1DashboardWorkspace: {
            /** @description Older form of the same. */
            meta?: components["schemas"]["v1DashboardWorkspaceMeta"];
            /** @description Name, labels and history. */
            metadata?: components["schemas"]["v1ObjectMeta"];
            /** @description What it consists of. */
            spec?: components["schemas"]["v1DashboardWorkspaceSpec"];
            /** @description How much it uses. */
            status?: components["schemas"]["v1DashboardWorkspaceStatus"];
        };
        /** @description Processors and memory. */
        v1DashboardWorkspaceAllocation: {
            /** @description Processors. */
            cpu?: components["schemas"]["v1DashboardWorkspaceResourceAllocation"];
            /** @description Memory. */
            memory?: components["schemas"]["v1DashboardWorkspaceResourceAllocation"];
        };
        /** @description A cluster of the workspace. */
        v1DashboardWorkspaceClusterRef: {
            /** @description The name. */
            name?: string;
            /** @description The id. */
            uid?: string;
        };
        /**
         * @deprecated
         * @description Older form of what `metadata` and `spec` say.
         */
        v1DashboardWorkspaceMeta: {
            /**
             * @deprecated
             * @description Names of its clusters.
             */
            clusterNames?: string[];
            /** @description Its clusters. */
            clusterRefs?: components["schemas"]["v1DashboardWorkspaceClusterRef"][];
            /** @description When it was created. */
            creationTime?: components["schemas"]["v1Time"];
            /** @description The name. */
            name?: string;
            /** @description Its namespaces. */
            namespaces?: string[];
            /** @description The id. */
            uid?: string;
        };
        /** @description How much one namespace uses. */
        v1DashboardWorkspaceNamespaceAllocation: {
            /** @description The name. */
            name?: string;
            /** @description All together. */
            total?: components["schemas"]["v1DashboardWorkspaceAllocation"];
        };
        /** @description How much the workspace may use. */
        v1DashboardWorkspaceQuota: {
            /** @description The amounts. */
            resourceAllocation?: components["schemas"]["v1DashboardWorkspaceQuotaResourceAllocation"];
        };
        /** @description Processors and memory that the workspace may use. */
        v1DashboardWorkspaceQuotaResourceAllocation: {
            /** @description Processors. */
            cpu?: number;
            /** @description Graphics processors. */
            gpuConfig?: components["schemas"]["v1GpuConfig"];
            /** @description Memory. */
            memory?: number;
        };
        /** @description How much is set aside, and how much of it is used. */
        v1DashboardWorkspaceResourceAllocation: {
            /** @description How much is set aside. */
            allocated?: number;
            /** @description How much is used. */
            usage?: number;
        };
        /** @description What the workspace consists of, in short. */
        v1DashboardWorkspaceSpec: {
            /** @description Its clusters. */
            clusterRefs?: components["schemas"]["v1DashboardWorkspaceClusterRef"][];
            /** @description Its namespaces. */
            namespaces?: string[];
            /** @description How much it may use. */
            quota?: components["schemas"]["v1DashboardWorkspaceQuota"];
        };
        /** @description How much the workspace uses. */
        v1DashboardWorkspaceStatus: {
            /** @description Its namespaces. */
            namespaces?: components["schemas"]["v1DashboardWorkspaceNamespaceAllocation"][];
            /** @description All together. */
            total?: components["schemas"]["v1DashboardWorkspaceAllocation"];
        };
        /** @description Every workspace that the caller may see. */
        v1DashboardWorkspaces: {
            /** @description Unit of processors. */
            cpuUnit?: string;
            /** @description The workspaces. */
            items: components["schemas"]["v1DashboardWorkspace"][];
            /** @description Unit of memory. */
            memoryUnit?: string;
        };
        /** @description What went wrong. */
        v1Error: {
            /** @description A word for the kind of error. The vendor publishes no list of them. */
            code?: string;
            /** @description More about the error, in no documented form. */
            details?: Record<string, never>;
            /** @description The error in a sentence. */
            message?: string;
            /** @description Id under which the vendor's support finds the failure. */
            ref?: string;
        };
        /** @description Limit for graphics processors. */
        v1GpuConfig: {
            /**
             * Format: int32
             * @description Number of graphics processors. -1 is the lowest value documented.
             */
            limit?: number;
            /**
             * @description Maker of the graphics processors.
             * @default nvidia
             * @enum {string}
             */
            provider?: "nvidia";
        };
        /**
         * @description Whether resources that belong to the whole cluster go along: all of them, those that the chosen namespaces need, or none.
         * @enum {string}
         */
        v1IncludeClusterResourceMode: "Always" | "Auto" | "Never";
        /** @description Name, labels and history of an object. */
        v1ObjectMeta: {
            /** @description Free texts for tools. */
            annotations?: {
                [key: string]: string;
            };
            /** @description When the object was created. */
            creationTimestamp?: components["schemas"]["v1Time"];
            /** @description When the object is to be deleted; set by the server. */
            deletionTimestamp?: components["schemas"]["v1Time"];
            /** @description Free texts by which objects are selected. */
            labels?: {
                [key: string]: string;
            };
            /** @description When the object was last changed. */
            lastModifiedTimestamp?: components["schemas"]["v1Time"];
            /** @description Name of the object. */
            name?: string;
            /** @description Id of the object, given by the server. */
            uid?: string;
        };
        /** @description One project and its workspaces. */
        v1ProjectsWorkspaces: {
            /** @description Name of the project. */
            name?: string;
            /** @description Id of the project. */
            uid?: string;
            /** @description One entry per workspace. */
            workspaces?: components["schemas"]["v1WorkspacesRoles"][];
        };
        /** @description The object that the bindings belong to. */
        v1RelatedObject: {
            /**
             * @description Kind of the object.
             * @enum {string}
             */
            kind?: "spectrocluster" | "machine" | "cloudconfig" | "clusterprofile" | "pack" | "appprofile" | "appdeployment" | "edgehost";
            /** @description Name of the object. */
            name?: string;
            /** @description Id of the object. */
            uid?: string;
        };
        /**
         * Format: date-time
         * @description A moment, RFC 3339.
         */
        v1Time: string;
        /** @description Id of what was created. */
        v1Uid: {
            /** @description The new id. */
            uid: string;
        };
        /** @description A workspace. */
        v1Workspace: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1WorkspaceSpec"];
            status?: components["schemas"]["v1WorkspaceStatus"];
        };
        /** @description A workspace's backup settings and the backups made. */
        v1WorkspaceBackup: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1WorkspaceBackupSpec"];
            status?: components["schemas"]["v1WorkspaceBackupStatus"];
        };
        /** @description One backup of one cluster. */
        v1WorkspaceBackupClusterRef: {
            /** @description Name of the backup. */
            backupName?: string;
            /** @description Id of the cluster. */
            clusterUid?: string;
        };
        /** @description The settings as stored. */
        v1WorkspaceBackupConfig: {
            backupConfig?: components["schemas"]["v1ClusterBackupConfig"];
            /** @description Ids of the clusters that are backed up. */
            clusterUids?: string[];
            /** @description Whether all clusters of the workspace are backed up. */
            includeAllClusters?: boolean;
        };
        /** @description What to back up, where to and how often. */
        v1WorkspaceBackupConfigEntity: {
            backupConfig?: components["schemas"]["v1ClusterBackupConfig"];
            /** @description Ids of the clusters to back up. */
            clusterUids?: string[];
            /** @description Whether all clusters of the workspace are backed up. */
            includeAllClusters?: boolean;
        };
        /** @description Which backups to delete. */
        v1WorkspaceBackupDeleteEntity: {
            /** @description The backups, by cluster. */
            clusterConfigs?: components["schemas"]["v1WorkspaceBackupClusterRef"][];
            /** @description Id that the request for the backup was given. */
            requestUid?: string;
        };
        /** @description The settings and whose they are. */
        v1WorkspaceBackupSpec: {
            config?: components["schemas"]["v1WorkspaceBackupConfig"];
            /** @description Id of the workspace. */
            workspaceUid?: string;
        };
        /** @description How far the backup is. */
        v1WorkspaceBackupState: {
            /** @description How far its deletion is. */
            deleteState?: string;
            /** @description How far the backup is. The words are not documented. */
            state?: string;
        };
        /** @description The backups made. */
        v1WorkspaceBackupStatus: {
            /** @description One entry per request for a backup. */
            workspaceBackupStatuses?: components["schemas"]["v1WorkspaceBackupStatusMeta"][];
        };
        /** @description The settings that the backup was made with. */
        v1WorkspaceBackupStatusConfig: {
            /** @description Name of the backup. */
            backupName?: string;
            /**
             * Format: int64
             * @description For how many hours the backup is kept.
             */
            durationInHours?: number;
            /** @description Whether the volumes' contents were saved too. */
            includeAllDisks?: boolean;
            includeClusterResourceMode?: components["schemas"]["v1IncludeClusterResourceMode"];
            /**
             * @deprecated
             * @description Older form of `includeClusterResourceMode`.
             */
            includeClusterResources?: boolean;
            /** @description Namespaces that were saved. */
            namespaces?: string[];
        };
        /** @description One request for a backup. */
        v1WorkspaceBackupStatusMeta: {
            actor?: components["schemas"]["v1ClusterFeatureActor"];
            /** @description Id of the request. */
            requestUid?: string;
            workspaceBackupConfig?: components["schemas"]["v1WorkspaceClusterBackupConfig"];
        };
        /** @description A backup of the workspace's clusters. */
        v1WorkspaceClusterBackupConfig: {
            /** @description Name of the backup. */
            backupName?: string;
            backupState?: components["schemas"]["v1WorkspaceBackupState"];
            backupTime?: components["schemas"]["v1Time"];
            /** @description The backup in each cluster. */
            clusterBackupRefs?: components["schemas"]["v1WorkspaceClusterBackupResponse"][];
            config?: components["schemas"]["v1WorkspaceBackupStatusConfig"];
            requestTime?: components["schemas"]["v1Time"];
        };
        /** @description The backup in one cluster. */
        v1WorkspaceClusterBackupResponse: {
            backupStatusMeta?: components["schemas"]["v1BackupStatusMeta"];
            /** @description Id of the cluster's backup. */
            backupUid?: string;
            /** @description Name of the cluster. */
            clusterName?: string;
            /** @description Id of the cluster. */
            clusterUid?: string;
        };
        /** @description A namespace, or a pattern for several. */
        v1WorkspaceClusterNamespace: {
            image?: components["schemas"]["v1WorkspaceNamespaceImage"];
            /** @description Whether `name` is a regular expression. */
            isRegex?: boolean;
            /** @description Name of the namespace, or the regular expression. */
            name?: string;
            namespaceResourceAllocation?: components["schemas"]["v1WorkspaceNamespaceResourceAllocation"];
        };
        /** @description Namespaces, clusters and quota to give a workspace. */
        v1WorkspaceClusterNamespacesEntity: {
            /** @description The namespaces. */
            clusterNamespaces?: components["schemas"]["v1WorkspaceClusterNamespace"][];
            /** @description The clusters. */
            clusterRefs?: components["schemas"]["v1WorkspaceClusterRef"][];
            quota?: components["schemas"]["v1WorkspaceQuota"];
        };
        /** @description A cluster of the workspace. */
        v1WorkspaceClusterRef: {
            /** @description Name of the cluster. */
            clusterName?: string;
            /** @description Id of the cluster. */
            clusterUid?: string;
        };
        /** @description A restore in the workspace's clusters. */
        v1WorkspaceClusterRestoreConfig: {
            /** @description Name of the backup that is restored. */
            backupName?: string;
            /** @description The restore in each cluster. */
            clusterRestoreRefs?: components["schemas"]["v1WorkspaceClusterRestoreResponse"][];
            restoreState?: components["schemas"]["v1WorkspaceRestoreState"];
            restoreTime?: components["schemas"]["v1Time"];
        };
        /** @description The restore in one cluster. */
        v1WorkspaceClusterRestoreResponse: {
            /** @description Name of the cluster's backup. */
            backupName?: string;
            /** @description Name of the cluster. */
            clusterName?: string;
            /** @description Id of the cluster. */
            clusterUid?: string;
            restoreStatusMeta?: components["schemas"]["v1WorkspaceClusterRestoreState"];
            /** @description Id of the cluster's restore. */
            restoreUid?: string;
        };
        /** @description How far the restore in the cluster is. */
        v1WorkspaceClusterRestoreState: {
            /** @description More about the state. */
            msg?: string;
            restoreTime?: components["schemas"]["v1Time"];
            /** @description How far the restore is. The words are not documented. */
            state?: string;
        };
        /** @description A workspace to create. */
        v1WorkspaceEntity: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1WorkspaceSpec"];
        };
        /** @description One failure in one cluster. */
        v1WorkspaceError: {
            /** @description Id of the cluster. */
            clusterUid?: string;
            /** @description What failed. */
            msg?: string;
            /** @description Name of the resource concerned. */
            name?: string;
            /** @description Kind of the resource concerned. */
            resourceType?: string;
        };
        /** @description Which container images the namespace may run. */
        v1WorkspaceNamespaceImage: {
            /** @description Images that are refused. */
            blackListedImages?: string[];
        };
        /** @description What a namespace may use. */
        v1WorkspaceNamespaceResourceAllocation: {
            /** @description Other limits for single clusters. */
            clusterResourceAllocations?: components["schemas"]["v1ClusterResourceAllocation"][];
            defaultResourceAllocation?: components["schemas"]["v1WorkspaceResourceAllocation"];
        };
        /** @description Rules for the workspace. */
        v1WorkspacePolicies: {
            backupPolicy?: components["schemas"]["v1WorkspaceBackupConfigEntity"];
        };
        /** @description What the whole workspace may use. */
        v1WorkspaceQuota: {
            resourceAllocation?: components["schemas"]["v1WorkspaceResourceAllocation"];
        };
        /** @description Limits for processors, memory and graphics processors. */
        v1WorkspaceResourceAllocation: {
            /** @description Processor cores. -1 is the lowest value documented. */
            cpuCores?: number;
            gpuConfig?: components["schemas"]["v1GpuConfig"];
            /** @description Memory in mebibytes. -1 is the lowest value documented. */
            memoryMiB?: number;
        };
        /** @description Namespaces, clusters and quota to give a workspace, for the deprecated operation. */
        v1WorkspaceResourceAllocationsEntity: {
            /** @description The namespaces. */
            clusterNamespaces?: components["schemas"]["v1WorkspaceClusterNamespace"][];
            /** @description The clusters. */
            clusterRefs?: components["schemas"]["v1WorkspaceClusterRef"][];
            quota?: components["schemas"]["v1WorkspaceQuota"];
        };
        /** @description What was restored in a workspace. */
        v1WorkspaceRestore: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1WorkspaceRestoreSpec"];
            status?: components["schemas"]["v1WorkspaceRestoreStatus"];
        };
        /** @description What to restore of one cluster's backup. */
        v1WorkspaceRestoreConfig: {
            /** @description Name of the backup. */
            backupName: string;
            includeClusterResourceMode?: components["schemas"]["v1IncludeClusterResourceMode"];
            /**
             * @deprecated
             * @description Older form of `includeClusterResourceMode`.
             */
            includeClusterResources?: boolean;
            /** @description Namespaces to restore. */
            includeNamespaces?: string[];
            /** @description Whether services keep their node ports. */
            preserveNodePorts?: boolean;
            /** @description Whether persistent volumes are restored. */
            restorePVs?: boolean;
            /** @description Id of the cluster that the backup was made of. */
            sourceClusterUid: string;
        };
        /** @description Which backup to restore, and what of it. */
        v1WorkspaceRestoreConfigEntity: {
            /** @description Id that the request for the backup was given. */
            backupRequestUid: string;
            /** @description What to restore, by cluster. */
            restoreConfigs?: components["schemas"]["v1WorkspaceRestoreConfig"][];
        };
        /** @description Whose restores these are. */
        v1WorkspaceRestoreSpec: {
            /** @description Id of the workspace. */
            workspaceUid?: string;
        };
        /** @description How far the restore is. */
        v1WorkspaceRestoreState: {
            /** @description How far its deletion is. */
            deleteState?: string;
            /** @description How far the restore is. The words are not documented. */
            state?: string;
        };
        /** @description The restores made. */
        v1WorkspaceRestoreStatus: {
            /** @description One entry per request for a restore. */
            workspaceRestoreStatuses?: components["schemas"]["v1WorkspaceRestoreStatusMeta"][];
        };
        /** @description One request for a restore. */
        v1WorkspaceRestoreStatusMeta: {
            actor?: components["schemas"]["v1ClusterFeatureActor"];
            /** @description Id of the request. */
            requestUid?: string;
            workspaceRestoreConfig?: components["schemas"]["v1WorkspaceClusterRestoreConfig"];
        };
        /** @description The roles to have in one workspace. */
        v1WorkspaceRolesPatch: {
            /** @description Ids of the roles. An empty list leaves none. */
            roles?: string[] | null;
            /** @description Id of the workspace. */
            uid?: string;
        };
        /** @description A role by id and name. */
        v1WorkspaceRolesUidSummary: {
            /** @description Name of the role. */
            name?: string;
            /** @description Id of the role. */
            uid?: string;
        };
        /** @description Projects with the workspaces in which a user or team has roles. */
        v1WorkspaceScopeRoles: {
            /** @description One entry per project. */
            projects?: components["schemas"]["v1ProjectsWorkspaces"][];
        };
        /** @description What a workspace consists of. */
        v1WorkspaceSpec: {
            /** @description The namespaces. */
            clusterNamespaces?: components["schemas"]["v1WorkspaceClusterNamespace"][];
            /** @description Sets of role bindings to make in the clusters. */
            clusterRbacs?: components["schemas"]["v1ClusterRbac"][];
            /** @description The clusters. */
            clusterRefs?: components["schemas"]["v1WorkspaceClusterRef"][];
            policies?: components["schemas"]["v1WorkspacePolicies"];
            quota?: components["schemas"]["v1WorkspaceQuota"];
        };
        /** @description How the workspace fares. */
        v1WorkspaceStatus: {
            /** @description What failed in its clusters. */
            errors?: components["schemas"]["v1WorkspaceError"][];
        };
        /** @description One workspace and the roles in it. */
        v1WorkspacesRoles: {
            /** @description Roles that are not given directly. */
            inheritedRoles?: components["schemas"]["v1WorkspaceRolesUidSummary"][];
            /** @description Name of the workspace. */
            name?: string;
            /** @description Roles given directly. */
            roles?: components["schemas"]["v1WorkspaceRolesUidSummary"][];
            /** @description Id of the workspace. */
            uid?: string;
        };
        /** @description The roles that a user or team shall have, by workspace. */
        v1WorkspacesRolesPatch: {
            /** @description One entry per workspace. */
            workspaces?: components["schemas"]["v1WorkspaceRolesPatch"][] | null;
        };
        /** @description A page of users. */
        v1Users: {
            /** @description What was found. */
            items: components["schemas"]["v1User"][];
            listmeta?: components["schemas"]["v1ListMetaData"];
        };
        /** @description A user. */
        v1User: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1UserSpec"];
            status?: components["schemas"]["v1UserStatus"];
        };
        /** @description Who the user is. */
        v1UserSpec: {
            /** @description E-mail address. */
            emailId?: string;
            /** @description First name. */
            firstName?: string;
            /** @description Last name. */
            lastName?: string;
            /** @description The roles. */
            roles?: string[];
        };
        /** @description How the account stands. */
        v1UserStatus: {
            /** @description Address at which the password is set. */
            activationLink?: string;
            /** @description Whether the account may be used. */
            isActive?: boolean;
            /** @description Whether a new password was asked for. */
            isPasswordResetting?: boolean;
            lastSignIn?: components["schemas"]["v1Time"];
        };
        /** @description Users in short. */
        v1UsersSummaryList: {
            /** @description What was found. */
            items: components["schemas"]["v1UserSummary"][];
        };
        /** @description A user with the names of teams and roles. */
        v1UserSummary: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1UserSpecSummary"];
            status?: components["schemas"]["v1UserStatus"];
        };
        /** @description Who the user is, with teams and roles. */
        v1UserSpecSummary: {
            /** @description E-mail address. */
            emailId?: string;
            /** @description First name. */
            firstName?: string;
            /** @description Last name. */
            lastName?: string;
            /**
             * @deprecated
             * @description The projects.
             */
            projects?: components["schemas"]["v1UidSummary"][];
            /**
             * Format: int32
             * @description In how many projects the user has roles.
             */
            projectsCount?: number;
            /** @description The roles. */
            roles?: components["schemas"]["v1UidSummary"][];
            /** @description The teams. */
            teams?: components["schemas"]["v1UidSummary"][];
        };
        /** @description Which users, and in which order. */
        v1UsersSummarySpec: {
            filter?: components["schemas"]["v1UsersFilterSpec"];
            /** @description Fields to sort by. */
            sort?: components["schemas"]["v1UserSummarySortSpec"][];
        };
        /** @description What a user has to fit. */
        v1UsersFilterSpec: {
            emailId?: components["schemas"]["v1FilterString"];
            name?: components["schemas"]["v1FilterString"];
        };
        /** @description What a text has to fit. */
        v1FilterString: {
            /** @description What it begins with. */
            beginsWith?: string | null;
            /** @description What is in it. */
            contains?: string | null;
            /** @description What it is. */
            eq?: string | null;
            /**
             * @description Whether the case of letters counts for nothing.
             * @default true
             */
            ignoreCase?: boolean;
            /** @description What it is not. */
            ne?: string | null;
        };
        /** @description A field to sort by. */
        v1UserSummarySortSpec: {
            field?: components["schemas"]["v1UserSummarySortFields"];
            order?: components["schemas"]["v1SortOrder"];
        };
        /**
         * @description Name of a field to sort by.
         * @enum {string|null}
         */
        v1UserSummarySortFields: "name" | "creationTimestamp" | null;
        /**
         * @description Which way to sort.
         * @default asc
         * @enum {string}
         */
        v1SortOrder: "asc" | "desc";
        /** @description Name and id of something. */
        v1UidSummary: {
            /** @description Name. */
            name?: string;
            /** @description Id. */
            uid?: string;
        };
        /** @description Something, and the roles held there. */
        v1UidRoleSummary: {
            /** @description Roles that come with teams. */
            inheritedRoles?: components["schemas"]["v1UidSummary"][];
            /** @description Name. */
            name?: string;
            /** @description The roles. */
            roles?: components["schemas"]["v1UidSummary"][];
            /** @description Id. */
            uid?: string;
        };
        /** @description Projects with roles. */
        v1ProjectRolesEntity: {
            /** @description The projects. */
            projects?: components["schemas"]["v1UidRoleSummary"][];
        };
        /** @description Roles of a user. */
        v1UserRolesEntity: {
            /** @description Roles that come with teams. */
            inheritedRoles?: components["schemas"]["v1UidSummary"][];
            /** @description The roles. */
            roles?: components["schemas"]["v1UidSummary"][];
        };
        /** @description Roles for resources. */
        v1ResourceRoles: {
            /** @description The roles for resources. */
            resourceRoles?: components["schemas"]["v1ResourceRolesEntity"][];
        };
        /** @description Roles that hold for what filters select in projects. */
        v1ResourceRolesEntity: {
            /** @description The filters. */
            filterRefs?: components["schemas"]["v1UidSummary"][];
            /** @description The projects. */
            projectUids?: components["schemas"]["v1UidSummary"][];
            /** @description The roles. */
            roles?: components["schemas"]["v1UidSummary"][];
            /** @description Id. */
            uid?: string;
        };
        /** @description A page of teams. */
        v1Teams: {
            /** @description What was found. */
            items: components["schemas"]["v1Team"][];
            listmeta?: components["schemas"]["v1ListMetaData"];
        };
        /** @description A team. */
        v1Team: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1TeamSpec"];
            status?: components["schemas"]["v1TeamStatus"];
        };
        /** @description Who is in the team. */
        v1TeamSpec: {
            /** @description The roles. */
            roles?: string[];
            /** @description Where the team comes from. */
            sources?: string[];
            /** @description Ids of the users. */
            users?: string[];
        };
        /** @description Nothing is documented of it. */
        v1TeamStatus: Record<string, never>;
        /** @description Roles of a team. */
        v1TeamTenantRolesEntity: {
            /** @description The roles. */
            roles?: components["schemas"]["v1UidSummary"][];
        };
        /** @description A page of roles. */
        v1Roles: {
            /** @description What was found. */
            items: components["schemas"]["v1Role"][];
            listmeta?: components["schemas"]["v1ListMetaData"];
        };
        /** @description A role. */
        v1Role: {
            metadata?: components["schemas"]["v1ObjectMeta"];
            spec?: components["schemas"]["v1RoleSpec"];
            status?: components["schemas"]["v1RoleStatus"];
        };
        /** @description What the role allows. */
        v1RoleSpec: {
            /** @description What the role allows. */
            permissions?: string[];
            scope?: components["schemas"]["v1Scope"];
            /**
             * @description Whether the role comes with the product.
             * @enum {string}
             */
            type?: "system" | "user";
        };
        /** @description Whether the role may be used. */
        v1RoleStatus: {
            /** @description Whether the role may be used. */
            isEnabled?: boolean;
        };
        /**
         * @description Where a role can be held.
         * @enum {string}
         */
        v1Scope: "system" | "tenant" | "project" | "resource";
        /** @description Where the page stands in the list. */
        v1ListMetaData: {
            /** @description Token of the next page; empty on the last. */
            continue?: string;
            /** @description How many there are in all. */
            count?: number;
            /** @description How many a page has at most. */
            limit?: number;
            /** @description Where the next page begins. */
            offset?: number;
        };
    };
    responses: {
        /** @description The request data are not valid. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description The request data are not valid. */
        BadRequestUnprovoked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description No credentials came with the request, or they are not valid (any more). */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description The caller is known but may not do this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description What the path names, or something the request depends on, does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description One address sent too much. Workspace operations allow 10 requests a second per source address, in bursts of 5, and 50 at most with bursts. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
        /** @description The platform failed; code and message say how. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["v1Error"];
            };
        };
    };
    parameters: {
        /** @description Id of the workspace's set of role bindings. */
        ClusterRbacUid: string;
        /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
        ProjectUid: string;
        /** @description Id of the team. */
        TeamUid: string;
        /** @description Id of the user. */
        UserUid: string;
        /** @description Id of the workspace. */
        WorkspaceUid: string;
        /** @description Which fields to show, by their paths, with commas between them. */
        Fields: string;
        /** @description What an item has to fit, as in `metadata.name=payments-team`; combined with AND and OR. */
        Filters: string;
        /** @description Fields to sort by, 1 upwards and -1 downwards, as in `metadata.name=1`. */
        OrderBy: string;
        /** @description How many to show; 50 is the most by the document, and the vendor's own client sends 0 for all. */
        Limit: number;
        /** @description Where to begin. */
        Offset: number;
        /** @description Token of the page before. */
        Continue: string;
    };
    requestBodies: never;
    headers: {
        /** @description Id of the entry that the request left in the audit log. */
        AuditUid: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    v1DashboardWorkspacesList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspaces. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1DashboardWorkspaces"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The workspace. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceEntity"];
            };
        };
        responses: {
            /** @description The workspace was created; the body has its id. */
            201: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Uid"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1TeamsWorkspaceGetRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The team's roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1WorkspaceScopeRoles"];
                };
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1TeamsWorkspaceRolesPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        /** @description Workspaces and the roles to have in them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspacesRolesPatch"];
            };
        };
        responses: {
            /** @description The roles are set. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersWorkspaceGetRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user's roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1WorkspaceScopeRoles"];
                };
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersWorkspaceRolesPut: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        /** @description Workspaces and the roles to have in them. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspacesRolesPatch"];
            };
        };
        responses: {
            /** @description The roles are set. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesValidateName: {
        parameters: {
            query: {
                /** @description The name. */
                name: string;
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The name is good. There is no body and no content type. */
            204: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Workspace"];
                };
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace is deleted. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsBackupGet: {
        parameters: {
            query?: {
                /** @description Id that a request for a backup was given; without it, all are listed. */
                backupRequestUid?: string;
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Settings and backups. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1WorkspaceBackup"];
                };
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsBackupUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description The settings. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceBackupConfigEntity"];
            };
        };
        responses: {
            /** @description The changes are stored. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsBackupCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description The settings. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceBackupConfigEntity"];
            };
        };
        responses: {
            /** @description The settings are stored; the body has their id. */
            201: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Uid"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsBackupDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description Which backups to delete. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceBackupDeleteEntity"];
            };
        };
        responses: {
            /** @description The backups are deleted. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsBackupOnDemandCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description What to back up, and where to. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceBackupConfigEntity"];
            };
        };
        responses: {
            /** @description The backup is on its way; the body has the id of the request. */
            201: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Uid"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidClusterNamespacesUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description Clusters, namespaces and quota. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceClusterNamespacesEntity"];
            };
        };
        responses: {
            /** @description The changes are stored. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesClusterRbacCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description The set of role bindings. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ClusterRbac"];
            };
        };
        responses: {
            /** @description The role bindings are stored; the body has the id of the set. */
            201: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Uid"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidClusterRbacUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
                /** @description Id of the workspace's set of role bindings. */
                clusterRbacUid: components["parameters"]["ClusterRbacUid"];
            };
            cookie?: never;
        };
        /** @description The set of role bindings. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ClusterRbac"];
            };
        };
        responses: {
            /** @description The changes are stored. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidClusterRbacDelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
                /** @description Id of the workspace's set of role bindings. */
                clusterRbacUid: components["parameters"]["ClusterRbacUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The set is deleted. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidMetaUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description The new description of the workspace. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1ObjectMeta"];
            };
        };
        responses: {
            /** @description The changes are stored. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspacesUidResourceAllocationsUpdate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description Clusters, namespaces and quota. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceResourceAllocationsEntity"];
            };
        };
        responses: {
            /** @description The changes are stored. There is no body and no content type. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsRestoreGet: {
        parameters: {
            query?: {
                /** @description Id that a request for a restore was given; without it, all are listed. */
                restoreRequestUid?: string;
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The restores. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1WorkspaceRestore"];
                };
            };
            400: components["responses"]["BadRequestUnprovoked"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1WorkspaceOpsRestoreOnDemandCreate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the workspace. */
                uid: components["parameters"]["WorkspaceUid"];
            };
            cookie?: never;
        };
        /** @description Which backup to restore, and what of it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1WorkspaceRestoreConfigEntity"];
            };
        };
        responses: {
            /** @description The restore is on its way; the body has the id of the request. */
            201: {
                headers: {
                    AuditUid: components["headers"]["AuditUid"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Uid"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1RolesList: {
        parameters: {
            query?: {
                /** @description Which fields to show, by their paths, with commas between them. */
                fields?: components["parameters"]["Fields"];
                /** @description What an item has to fit, as in `metadata.name=payments-team`; combined with AND and OR. */
                filters?: components["parameters"]["Filters"];
                /** @description Fields to sort by, 1 upwards and -1 downwards, as in `metadata.name=1`. */
                orderBy?: components["parameters"]["OrderBy"];
                /** @description How many to show; 50 is the most by the document, and the vendor's own client sends 0 for all. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to begin. */
                offset?: components["parameters"]["Offset"];
                /** @description Token of the page before. */
                continue?: components["parameters"]["Continue"];
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Roles"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1TeamsList: {
        parameters: {
            query?: {
                /** @description Which fields to show, by their paths, with commas between them. */
                fields?: components["parameters"]["Fields"];
                /** @description What an item has to fit, as in `metadata.name=payments-team`; combined with AND and OR. */
                filters?: components["parameters"]["Filters"];
                /** @description Fields to sort by, 1 upwards and -1 downwards, as in `metadata.name=1`. */
                orderBy?: components["parameters"]["OrderBy"];
                /** @description How many to show; 50 is the most by the document, and the vendor's own client sends 0 for all. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to begin. */
                offset?: components["parameters"]["Offset"];
                /** @description Token of the page before. */
                continue?: components["parameters"]["Continue"];
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Teams"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1TeamsUidGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Team"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1TeamsProjectRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One role in one project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ProjectRolesEntity"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    V1TeamsUidTenantRolesGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the team. */
                teamUid: components["parameters"]["TeamUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No role in the tenant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1TeamTenantRolesEntity"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersList: {
        parameters: {
            query?: {
                /** @description Which fields to show, by their paths, with commas between them. */
                fields?: components["parameters"]["Fields"];
                /** @description What an item has to fit, as in `metadata.name=payments-team`; combined with AND and OR. */
                filters?: components["parameters"]["Filters"];
                /** @description Fields to sort by, 1 upwards and -1 downwards, as in `metadata.name=1`. */
                orderBy?: components["parameters"]["OrderBy"];
                /** @description How many to show; 50 is the most by the document, and the vendor's own client sends 0 for all. */
                limit?: components["parameters"]["Limit"];
                /** @description Where to begin. */
                offset?: components["parameters"]["Offset"];
                /** @description Token of the page before. */
                continue?: components["parameters"]["Continue"];
            };
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Two users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1Users"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersSummaryGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Which users, and in which order; without it, all. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["v1UsersSummarySpec"];
            };
        };
        responses: {
            /** @description One user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UsersSummaryList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersUidGet: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersProjectRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One role in one project. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ProjectRolesEntity"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersUidResourceRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No role for resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1ResourceRoles"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    v1UsersUidRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project that the request is about. Needed for what belongs to a project, left out for what belongs to the tenant. Since 4.9.22 it is said to be validated on every request. */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path: {
                /** @description Id of the user. */
                userUid: components["parameters"]["UserUid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No role in the tenant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1UserRolesEntity"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
