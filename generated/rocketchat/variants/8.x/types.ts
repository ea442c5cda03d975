/** Generated from specs/rocketchat/openapi.yaml as 8.x by "npm run generate". Do not edit: change the spec. */

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
    "/api/v1/permissions.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update permissions
         * @description Replaces the roles of each listed permission. Everything is checked before anything is written. Needs the permission `access-permissions`, which by default only administrators hold. Added in 0.66.0.
         */
        post: operations["permissions.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions.listAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all permissions
         * @description Every permission of the workspace, or what has changed after a given time. Needs a session and no permission. Added in 0.73.0.
         */
        get: operations["permissions.listAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all roles
         * @description Every role of the workspace. Needs a session and no permission. Added in 0.70.0.
         */
        get: operations["roles.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a role
         * @description Makes a role. Needs the permission `access-permissions`, and since 6.0.0 a licence for custom roles. Added in 0.70.0.
         */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a role
         * @description Changes name, scope and description of a role. Needs the permission `access-permissions`, and since 6.0.0 a licence for custom roles.
         */
        post: operations["roles.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a role
         * @description Removes a role that nobody holds and that did not come with the product. Needs the permission `access-permissions`. Added in 3.17.0.
         */
        post: operations["roles.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.getUsersInRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of a role
         * @description A page of those who hold a role. Needs the permission `access-permissions`, with `roomId` also `view-other-user-channels`. Added in 1.3.0.
         */
        get: operations["roles.getUsersInRole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.addUserToRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a role to a user
         * @description The user holds the role, in the whole workspace or in one room. Needs the permission `access-permissions`, for the role `admin` also `assign-admin-role`. Added in 0.70.0.
         */
        post: operations["roles.addUserToRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.removeUserFromRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a role from a user
         * @description The user holds the role no more. Needs the permission `access-permissions`.
         */
        post: operations["roles.removeUserFromRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles.getUsersInPublicRoles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users of all roles but `user`
         * @description Whoever holds more than the role `user`, with the roles. Needs a session and no permission. Added in 7.10.0.
         */
        get: operations["roles.getUsersInPublicRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users.autocomplete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest users
         * @description The users whose names fit what was typed so far. Added in 0.59.0.
         */
        get: operations["users.autocomplete"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get profile information
         * @description The signed-in user, as the server knows it. Added in 0.48.0.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Starts a session. The answer holds the two values that every other operation wants as headers.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Log out, by GET
         * @description The same by another method. The vendor's document has `POST` alone; its server takes both, and an older client of its own logs out like this.
         */
        get: operations["logout.get"];
        put?: never;
        /**
         * Log out
         * @description Ends the session that the two headers name; its token is of no use afterwards. A body is not read.
         */
        post: operations["logout"];
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
        /** @description A permission and the roles that hold it. Only `_id` and `roles` are documented. */
        Permission: {
            /** @description Id of the permission. */
            _id: string;
            /** @description Ids of the roles that hold it. */
            roles: string[];
            /**
             * Format: date-time
             * @description When it last changed.
             */
            _updatedAt?: string;
            /** @description The value `settings` marks a permission that guards one setting. */
            level?: string;
            /** @description Group of settings that the guarded setting belongs to. */
            group?: string | null;
            /** @description Section of that group. */
            section?: string | null;
            /** @description The guarded setting. */
            settingId?: string;
            /** @description The permission that guards the whole group. */
            groupPermissionId?: string;
            /** @description The permission that guards the whole section. */
            sectionPermissionId?: string;
            /** @description Place among its siblings when shown. */
            sorter?: number;
        };
        /** @description A permission and the roles that shall hold it. An empty list of roles takes it from everyone. */
        PermissionChange: {
            /** @description Id of the permission. */
            _id: string;
            /** @description Ids of the roles. A default role's id is its name; a custom role has an id of its own. */
            roles: string[];
        };
        /** @description The permissions to change. Those not listed stay as they are; an empty list changes nothing. A permission may be listed only once. */
        PermissionsUpdate: {
            /** @description For each permission, the roles that replace those it has. */
            permissions: components["schemas"]["PermissionChange"][];
        };
        /** @description The permissions after the change. A real server lists every permission it has, not only those sent. */
        PermissionsUpdated: {
            permissions: components["schemas"]["Permission"][];
            /** @constant */
            success: true;
        };
        /** @description Why the change was refused; `errorType` tells which. */
        PermissionsUpdateRefused: components["schemas"]["InvalidParams"] | components["schemas"]["InvalidPermission"] | components["schemas"]["InvalidRole"];
        /** @description Permissions that exist or have changed, and those that are gone. */
        PermissionList: {
            /** @description All permissions, or with `updatedSince` those changed after that time. */
            update: components["schemas"]["Permission"][];
            /** @description Permissions removed since that time; without `updatedSince` empty. */
            remove: components["schemas"]["RemovedPermission"][];
            /** @constant */
            success: true;
        };
        /** @description What is left of a removed permission. */
        RemovedPermission: {
            /** @description Id that the permission had. */
            _id: string;
            /**
             * Format: date-time
             * @description When it was removed.
             */
            _deletedAt?: string;
        };
        /** @description A role. Older entries lack one or another of the descriptive fields. */
        Role: {
            /** @description Id of the role; for a default role the same as its name. */
            _id: string;
            /** @description Name of the role. */
            name?: string;
            /** @description What the role is for; may be empty. */
            description?: string;
            /** @description Whether the role comes with the product and cannot be removed. */
            protected?: boolean;
            /**
             * @description Whether the role is held in the whole workspace (`Users`) or in one room (`Subscriptions`).
             * @enum {string}
             */
            scope?: "Users" | "Subscriptions";
            /** @description Whether its holders must use two-factor authentication. */
            mandatory2fa?: boolean;
        };
        /** @description All roles of the workspace. */
        RoleList: {
            roles: components["schemas"]["Role"][];
            /** @constant */
            success: true;
        };
        /** @description A role to be made. Needs a name that no other role has. */
        NewRole: {
            /** @description Name of the role. */
            name: string;
            /** @description What the role is for. */
            description?: string;
            /**
             * @description Whether the role is held in the whole workspace (`Users`, the default) or in one room.
             * @enum {string}
             */
            scope?: "Users" | "Subscriptions";
            /**
             * @description Whether its holders must use two-factor authentication.
             * @default false
             */
            mandatory2fa?: boolean;
        };
        /** @description What a role shall be. A field that is left out gets its default. */
        RoleChange: {
            /** @description Id of the role. A default role's id is its name; a custom role has an id of its own. */
            roleId: string;
            /** @description Name of the role. */
            name: string;
            /** @description What the role is for. */
            description?: string;
            /**
             * @description Whether the role is held in the whole workspace (`Users`, the default) or in one room.
             * @enum {string}
             */
            scope?: "Users" | "Subscriptions";
            /**
             * @description Whether its holders must use two-factor authentication.
             * @default false
             */
            mandatory2fa?: boolean;
        };
        /** @description A role, by its id. */
        RoleReference: {
            /** @description Id of the role. A default role's id is its name; a custom role has an id of its own. */
            roleId: string;
        };
        /** @description A user and the role to be held. The vendor's document lists `roleName`, which it does not describe, in place of `roleId` among what is required. */
        RoleAssignment: {
            /** @description Id of the role. A default role's id is its name; a custom role has an id of its own. */
            roleId: string;
            /** @description Name of the user. */
            username: string;
            /** @description The room in which the role shall be held; for a role of that scope. */
            roomId?: string;
        };
        /** @description A user and the role to be held no more. */
        RoleRemoval: {
            /** @description Id of the role. A default role's id is its name; a custom role has an id of its own. */
            roleId: string;
            /** @description Name of the user. */
            username: string;
            /** @description The room in which the role is held; for a role of that scope. */
            scope?: string;
            /** @description Taken, and not read. */
            roomId?: string;
        };
        /** @description The role as it is now. */
        ChangedRole: {
            role: components["schemas"]["StoredRole"];
            /** @constant */
            success: true;
        };
        /** @description The role is held no more. The vendor's document shows the flag alone; the server sends the role too. */
        RoleHeldNoMore: {
            role?: components["schemas"]["StoredRole"];
            /** @constant */
            success: true;
        };
        /** @description A role with the time of its last change. */
        StoredRole: components["schemas"]["Role"] & {
            /**
             * Format: date-time
             * @description When it last changed.
             */
            _updatedAt?: string;
        };
        /** @description It is done. */
        Done: {
            /** @constant */
            success: true;
        };
        /** @description A page of the users who hold a role. The server adds how many there are in all. */
        UsersOfRole: {
            users: components["schemas"]["UserOfRole"][];
            /** @description How many users hold the role. */
            total?: number;
            /** @constant */
            success: true;
        };
        /** @description Users with their roles. */
        UsersOfPublicRoles: {
            users: {
                /** @description Id of the user. */
                _id: string;
                /** @description Name to log in with and to be mentioned by. */
                username?: string;
                /** @description Ids of the roles. */
                roles?: string[];
            }[];
            /** @constant */
            success: true;
        };
        /** @description A user who holds a role; which of the fields come depends on the generation. */
        UserOfRole: {
            /** @description Id of the user. */
            _id: string;
            /** @description Name to log in with and to be mentioned by. */
            username?: string;
            /** @description What the user is. */
            type?: string;
            /** @description Presence as shown to others. */
            status?: string;
            /** @description Whether the account may be used. */
            active?: boolean;
            /** @description Full name. */
            name?: string;
            /** @description E-mail addresses of the user. */
            emails?: {
                address?: string;
                verified?: boolean;
            }[];
            /** @description Changes with the user's picture. */
            avatarETag?: string;
            /**
             * Format: date-time
             * @description When the account was made.
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description When the account last changed.
             */
            _updatedAt?: string;
        };
        /** @description The users who fit a selector. */
        UserSuggestions: {
            items: components["schemas"]["UserSuggestion"][];
            /** @constant */
            success: true;
        };
        /** @description A user in short. */
        UserSuggestion: {
            /** @description Id of the user. */
            _id: string;
            /** @description Name to log in with and to be mentioned by. */
            username?: string;
            /** @description Presence as shown to others. */
            status?: string;
            /** @description Full name. */
            name?: string;
            /** @description What the user wants to be called. */
            nickname?: string;
            /** @description Changes with the user's picture. */
            avatarETag?: string;
        };
        /** @description The caller lacks the permission `access-permissions`. */
        RoleActionNotAllowed: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Accessing permissions is not allowed [error-action-not-allowed]";
            /** @constant */
            errorType: "error-action-not-allowed";
        };
        /** @description Another role goes by that name, or has it as its id. */
        RoleNameTaken: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Role name already exists [error-duplicate-role-names-not-allowed]";
            /** @constant */
            errorType: "error-duplicate-role-names-not-allowed";
        };
        /** @description No role has that id. */
        RoleUnknown: {
            /** @constant */
            success: false;
            /** @constant */
            error: "This role does not exist [error-invalid-roleId]";
            /** @constant */
            errorType: "error-invalid-roleId";
        };
        /** @description The role comes with the product. */
        RoleToDeleteProtected: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Cannot delete a protected role [error-role-protected]";
            /** @constant */
            errorType: "error-role-protected";
        };
        /** @description A role that comes with the product keeps its name and its scope. */
        RoleProtected: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Role is protected [error-role-protected]";
            /** @constant */
            errorType: "error-role-protected";
        };
        /** @description Somebody holds the role. */
        RoleInUse: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Cannot delete role because it's in use [error-role-in-use]";
            /** @constant */
            errorType: "error-role-in-use";
        };
        /** @description No user goes by that name. */
        UserToAddUnknown: {
            /** @constant */
            success: false;
            /** @constant */
            error: "The required \"userId\" or \"username\" param provided does not match any users [error-invalid-user]";
            /** @constant */
            errorType: "error-invalid-user";
        };
        /** @description No role has that id. */
        RoleToAssignUnknown: {
            /** @constant */
            success: false;
            /** @constant */
            error: "error-role-not-found";
            /** @constant */
            errorType: "Role not found";
        };
        /** @description The user holds the role already. */
        UserHasRole: {
            /** @constant */
            success: false;
            /** @constant */
            error: "User already in role [error-user-already-in-role]";
            /** @constant */
            errorType: "error-user-already-in-role";
        };
        /** @description No user goes by that name. */
        UserToRemoveUnknown: {
            /** @constant */
            success: false;
            /** @constant */
            error: "There is no user with this username [error-invalid-user]";
            /** @constant */
            errorType: "error-invalid-user";
        };
        /** @description The user does not hold the role. */
        UserLacksRole: {
            /** @constant */
            success: false;
            /** @constant */
            error: "User is not in this role [error-user-not-in-role]";
            /** @constant */
            errorType: "error-user-not-in-role";
        };
        /** @description The last administrator stays one. */
        LastAdministrator: {
            /** @constant */
            success: false;
            /** @constant */
            error: "You need to have at least one admin [error-admin-required]";
            /** @constant */
            errorType: "error-admin-required";
        };
        /** @description No role has that id. */
        RoleOfUsersUnknown: {
            /** @constant */
            success: false;
            /** @constant */
            error: "[error-invalid-roleId]";
            /** @constant */
            errorType: "error-invalid-roleId";
        };
        /** @description The caller lacks the permission that the operation needs. */
        PermissionMissing: {
            /** @constant */
            success: false;
            /** @constant */
            error: "User does not have the permissions required for this action [error-unauthorized]";
        };
        /** @description A user as that user sees it. Servers add settings and custom fields. */
        User: {
            /** @description Id of the user. */
            _id: string;
            /** @description Name to log in with and to be mentioned by. */
            username?: string;
            /** @description Full name. */
            name?: string;
            /** @description E-mail addresses of the user. */
            emails?: {
                address?: string;
                verified?: boolean;
            }[];
            /** @description Presence as shown to others. */
            status?: string;
            /** @description Whether the account may be used. */
            active?: boolean;
            /** @description Ids of the user's roles. */
            roles?: string[];
            /** @description Hours between the user's time and UTC. */
            utcOffset?: number;
            /** @description Address of the user's picture. */
            avatarUrl?: string;
        };
        /** @description The signed-in user, with the success flag beside the user's own fields. */
        Profile: components["schemas"]["User"] & {
            /** @constant */
            success: true;
        };
        LoginRequest: {
            /** @description User name or e-mail address, or an object that says which of the two it is. */
            user: string | Record<string, never>;
            /** @description User name. */
            username?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Password, or an object with its SHA-256 digest. */
            password: string | Record<string, never>;
            /** @description Token of an earlier session, to go on with it. */
            resume?: string;
            /** @description Code of the second factor, if the account has one. */
            code?: string;
        } | {
            /** @description User name or e-mail address, or an object that says which of the two it is. */
            user?: string | Record<string, never>;
            /** @description User name. */
            username: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Password, or an object with its SHA-256 digest. */
            password: string | Record<string, never>;
            /** @description Token of an earlier session, to go on with it. */
            resume?: string;
            /** @description Code of the second factor, if the account has one. */
            code?: string;
        } | {
            /** @description User name or e-mail address, or an object that says which of the two it is. */
            user?: string | Record<string, never>;
            /** @description User name. */
            username?: string;
            /** @description E-mail address. */
            email: string;
            /** @description Password, or an object with its SHA-256 digest. */
            password: string | Record<string, never>;
            /** @description Token of an earlier session, to go on with it. */
            resume?: string;
            /** @description Code of the second factor, if the account has one. */
            code?: string;
        } | {
            /** @description User name or e-mail address, or an object that says which of the two it is. */
            user?: string | Record<string, never>;
            /** @description User name. */
            username?: string;
            /** @description E-mail address. */
            email?: string;
            /** @description Password, or an object with its SHA-256 digest. */
            password?: string | Record<string, never>;
            /** @description Token of an earlier session, to go on with it. */
            resume: string;
            /** @description Code of the second factor, if the account has one. */
            code?: string;
        };
        /** @description The new session. The published example lacks `success`; servers send it. */
        LoggedIn: {
            /** @constant */
            status: "success";
            /** @constant */
            success?: true;
            data: {
                /** @description Goes into the header X-User-Id of later requests. */
                userId: string;
                /** @description Goes into the header X-Auth-Token of later requests. */
                authToken: string;
                me?: components["schemas"]["User"];
            };
        };
        /** @description The session is over. The published example lacks `success`; servers send it. */
        LoggedOut: {
            /** @constant */
            status: "success";
            /** @constant */
            success?: true;
            data: {
                /** @constant */
                message: "You've been logged out!";
            };
        };
        /** @description Why nobody was logged in. */
        LoginRefused: components["schemas"]["UnknownUser"] | components["schemas"]["LoginFailed"];
        /** @description No account goes by that name. `success` and `error` are not sent by every generation. */
        UnknownUser: {
            /** @constant */
            status: "error";
            /** @constant */
            message: "Unauthorized";
            /** @constant */
            success?: false;
            /** @constant */
            error?: "Unauthorized";
        };
        /** @description The account exists and the log-in failed all the same; `error` is the code, `message` the reason. */
        LoginFailed: {
            /** @constant */
            status: "error";
            message: string;
            /** @constant */
            success?: false;
            error?: string | number;
            /** @description What the code needs to be understood, such as the ways to receive a second factor. */
            details?: string | Record<string, never> | unknown[];
        };
        /** @description An `_id` names no permission of the workspace, or the same one was sent twice. */
        InvalidPermission: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Invalid permission";
            /** @constant */
            errorType: "error-invalid-permission";
        };
        /** @description An entry of `roles` is not the id of a role. Looked at only after every permission was found. */
        InvalidRole: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Invalid role";
            /** @constant */
            errorType: "error-invalid-role";
        };
        /** @description The value of `updatedSince` cannot be read as a date. The server really calls it a room id. */
        InvalidUpdatedSince: {
            /** @constant */
            success: false;
            error: string;
            /** @constant */
            errorType: "error-roomId-param-invalid";
        };
        /** @description There is no valid session. */
        NotLoggedIn: {
            /** @constant */
            status: "error";
            /** @constant */
            message: "You must be logged in to do this.";
            /** @constant */
            success: false;
            /** @constant */
            error: "You must be logged in to do this.";
        };
        /** @description The query is not as the validator wants it. */
        InvalidQueryParams: {
            /** @constant */
            success: false;
            /** @description The validator's message about the first thing it did not like. */
            error: string;
            /** @constant */
            errorType: "error-invalid-params";
        };
        /** @description The body is not as the validator wants it. */
        InvalidParams: {
            /** @constant */
            success: false;
            /** @description The validator's message about the first thing it did not like. */
            error: string;
            /** @constant */
            errorType: "invalid-params";
        };
        /** @description Too many calls from this address to this route. */
        TooManyRequests: {
            /** @constant */
            success: false;
            error: string;
        };
        /** @description The server failed. */
        InternalServerError: {
            /** @constant */
            success: false;
            /** @constant */
            error: "Internal server error";
        };
    };
    responses: {
        /** @description The user id or the token is missing, or the two do not belong to a session. */
        NotLoggedIn: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotLoggedIn"];
            };
        };
        /** @description The caller lacks the permission `access-permissions`. The vendor's document has no answer for that. */
        PermissionMissing: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PermissionMissing"];
            };
        };
        /** @description Too many calls. There is no Retry-After; the text says how long to wait. */
        TooManyRequests: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TooManyRequests"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description How many calls of one route are answered within a minute. */
        RateLimit: number;
        /** @description How many of them are left. */
        RateLimitRemaining: number;
        /** @description When they are counted anew, in milliseconds since 1970. */
        RateLimitReset: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "permissions.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsUpdate"];
            };
        };
        responses: {
            /** @description The permissions were updated. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsUpdated"];
                };
            };
            /** @description The body is not as documented, or names something that does not exist. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionsUpdateRefused"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["PermissionMissing"];
            429: components["responses"]["TooManyRequests"];
            /** @description The look-up of permissions failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalServerError"];
                };
            };
        };
    };
    "permissions.listAll": {
        parameters: {
            query?: {
                /** @description Only what changed after this time. Anything that can be read as a date will do, so `2018` does, and an empty value is as good as none. */
                updatedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permissions. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            /** @description The time could not be read. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidUpdatedSince"] | components["schemas"]["InvalidQueryParams"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description The role that was made. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedRole"];
                };
            };
            /** @description The body is not as documented, the name is taken, or the caller may not make roles. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidParams"] | components["schemas"]["RoleNameTaken"] | components["schemas"]["RoleActionNotAllowed"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description The role as it is now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedRole"];
                };
            };
            /** @description The body is not as documented, names no role, or the role may not be changed. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidParams"] | components["schemas"]["RoleActionNotAllowed"] | components["schemas"]["RoleUnknown"] | components["schemas"]["RoleProtected"] | components["schemas"]["RoleNameTaken"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleReference"];
            };
        };
        responses: {
            /** @description The role is gone. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            /** @description The body is not as documented, names no role, or the role has to stay. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidParams"] | components["schemas"]["RoleUnknown"] | components["schemas"]["RoleToDeleteProtected"] | components["schemas"]["RoleInUse"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["PermissionMissing"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.getUsersInRole": {
        parameters: {
            query: {
                /** @description Id of the role. */
                role: string;
                /** @description Only those who hold the role in this room. */
                roomId?: string;
                /** @description How many to leave out at the start. */
                offset?: number;
                /** @description How many to show. */
                count?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersOfRole"];
                };
            };
            /** @description The role is missing or does not exist. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidQueryParams"] | components["schemas"]["RoleOfUsersUnknown"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["PermissionMissing"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.addUserToRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleAssignment"];
            };
        };
        responses: {
            /** @description The role that the user holds now. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedRole"];
                };
            };
            /** @description The body is not as documented, or names nobody or no role. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidParams"] | components["schemas"]["UserToAddUnknown"] | components["schemas"]["RoleToAssignUnknown"] | components["schemas"]["UserHasRole"] | components["schemas"]["RoleActionNotAllowed"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.removeUserFromRole": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRemoval"];
            };
        };
        responses: {
            /** @description The user holds the role no more. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleHeldNoMore"];
                };
            };
            /** @description The body is not as documented, or names nobody or no role. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidParams"] | components["schemas"]["UserToRemoveUnknown"] | components["schemas"]["RoleUnknown"] | components["schemas"]["UserLacksRole"] | components["schemas"]["LastAdministrator"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["PermissionMissing"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "roles.getUsersInPublicRoles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersOfPublicRoles"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "users.autocomplete": {
        parameters: {
            query: {
                /** @description What to look for, an object in JSON: `term`, and if wanted `conditions` and `exceptions`. The vendor's document gives the type of what it holds; the server reads one text. */
                selector: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSuggestions"];
                };
            };
            /** @description The selector is missing. */
            400: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidQueryParams"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The signed-in user. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description The session has begun. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            /** @description Nobody was logged in. A missing second factor is answered like this too. */
            401: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
        };
    };
    "logout.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOut"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedOut"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
