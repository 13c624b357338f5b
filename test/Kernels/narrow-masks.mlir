// RUN: crease-opt %s --crease-narrow-masks | FileCheck %s

// CHECK-LABEL: llvm.func @narrow
// CHECK:         %[[PASS:.*]] = llvm.bitcast %{{.*}} : vector<8xbf16> to vector<8xi16>
// CHECK-NEXT:    %[[V:.*]] = llvm.intr.masked.load %{{.*}}, %{{.*}}, %[[PASS]] {alignment = 2 : i32} : (!llvm.ptr, vector<8xi1>, vector<8xi16>) -> vector<8xi16>
// CHECK-NEXT:    %[[F:.*]] = llvm.bitcast %[[V]] : vector<8xi16> to vector<8xbf16>
// CHECK-NEXT:    %[[I:.*]] = llvm.bitcast %[[F]] : vector<8xbf16> to vector<8xi16>
// CHECK-NEXT:    llvm.intr.masked.store %[[I]], %{{.*}} : vector<8xi16>, vector<8xi1> into !llvm.ptr
llvm.func @narrow(%p: !llvm.ptr, %m: vector<8xi1>, %z: vector<8xbf16>) {
  %v = llvm.intr.masked.load %p, %m, %z {alignment = 2 : i32}
      : (!llvm.ptr, vector<8xi1>, vector<8xbf16>) -> vector<8xbf16>
  llvm.intr.masked.store %v, %p, %m {alignment = 2 : i32}
      : vector<8xbf16>, vector<8xi1> into !llvm.ptr
  llvm.return
}

// f32 has masked moves everywhere.

// CHECK-LABEL: llvm.func @wide
// CHECK-NOT:     llvm.bitcast
llvm.func @wide(%p: !llvm.ptr, %m: vector<8xi1>, %z: vector<8xf32>) {
  llvm.intr.masked.store %z, %p, %m {alignment = 4 : i32}
      : vector<8xf32>, vector<8xi1> into !llvm.ptr
  llvm.return
}
